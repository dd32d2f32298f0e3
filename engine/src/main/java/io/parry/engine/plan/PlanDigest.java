package io.parry.engine.plan;

import io.parry.engine.action.Call;
import io.parry.engine.value.Digest;
import io.parry.engine.value.Value;
import java.util.List;

/**
 * What a person agrees to. Two plans of the same deeds have one digest, whatever the lock tokens of the day; a plan
 * that would find something else before it, or do anything else, has another. Secrets count by their origin.
 */
public final class PlanDigest {
    private PlanDigest() {}

    /** As {@link Digest#of(Value)}. */
    public static String of(List<Call> calls) {
        return Digest.of(new Value.Arr(calls.stream().map(PlanDigest::deed).toList()));
    }

    private static Value deed(Call call) {
        var target = call.target();
        return Value.obj(
                "operation", call.operation().toString(),
                "target", Value.arr(target.partition(), target.account(), target.region(), target.role()),
                "about", call.about(),
                "effect", call.effect().name(),
                "does",
                        call.changes().isEmpty()
                                ? call.parameters()
                                : new Value.Arr(call.changes().stream()
                                        .map(change -> Value.arr(change.path(), change.before(), change.after()))
                                        .toList()));
    }
}
