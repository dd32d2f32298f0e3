package io.parry.engine.plan;

import io.parry.engine.compile.CompiledStep;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.util.ArrayList;

/** {@code put} with {@code by}: into a list in place of the element that has the same member, else at its end. */
final class PutByMember {
    private PutByMember() {}

    /**
     * @throws EvaluationFailed {@code wrong-value} where there is no list, the element lacks the member, or more than
     *     one element has the same; {@code cannot-tell} where that cannot be told
     */
    static Value into(Value list, Value element, CompiledStep.Edit edit) {
        if (list instanceof Value.Secret secret) {
            return secret.then(plain -> into(plain, element, edit));
        }
        if (!(list instanceof Value.Arr arr)) {
            throw wrong("a list expected by `put`, found " + list.kind());
        }
        element.unknown().ifPresent(unknown -> {
            throw new NotYet(unknown.after());
        });
        var kept = Edits.withoutNulls(element);
        var items = new ArrayList<>(arr.items());
        int at = place(arr, kept, edit.by().orElseThrow());
        if (at < items.size()) {
            items.set(at, kept);
        } else {
            items.add(kept);
        }
        return new Value.Arr(items);
    }

    private static int place(Value.Arr arr, Value element, String by) {
        if (!element.at(by).exists()) {
            throw wrong("what is put has no `" + by + "`");
        }
        int found = arr.items().size();
        for (int i = 0; i < arr.items().size(); i++) {
            var same = Value.same(arr.items().get(i).at(by), element.at(by));
            if (same == Truth.UNKNOWN) {
                throw new EvaluationFailed("cannot-tell", "cannot tell which element has the same `" + by + "`");
            }
            if (same.holds() && found < arr.items().size()) {
                throw wrong("more than one element has the same `" + by + "`");
            }
            found = same.holds() ? i : found;
        }
        return found;
    }

    private static EvaluationFailed wrong(String why) {
        return new EvaluationFailed("wrong-value", why);
    }
}
