package io.parry.engine.plan;

import io.parry.engine.action.Call;
import io.parry.engine.action.Effect;
import io.parry.engine.compile.Untouchable;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether calls name something that no playbook may change: in any text of theirs, secret or not, inside JSON that is
 * text too. What a call only tells changes nothing, and is not asked.
 */
public final class Protection {
    static final String GUARD = "protected";
    private static final int DEEPEST = 16;
    private final List<Untouchable> untouchable;

    public Protection(List<Untouchable> untouchable) {
        this.untouchable = untouchable;
    }

    /** The guard that keeps them back; what is not known of them yet is not looked at. */
    public Optional<PlaybookPlan.Blocked> keepsBack(Collection<Call> calls) {
        return untouchable.stream()
                .filter(entry -> changing(calls).anyMatch(call -> names(call, entry::isNamed)))
                .findFirst()
                .map(entry -> PlaybookPlan.Blocked.loudly(
                        GUARD, "`" + entry.arn() + "`: " + entry.reason() + " (" + entry.owner() + ")"));
    }

    /** What has to be known before it can be told whether they may go out; empty where it can. */
    public Optional<String> needs(Collection<Call> calls) {
        return untouchable.isEmpty()
                ? Optional.empty()
                : changing(calls)
                        .flatMap(call -> call.parameters().unknown().stream())
                        .map(Value.Unknown::after)
                        .findFirst();
    }

    private static Stream<Call> changing(Collection<Call> calls) {
        return calls.stream().filter(call -> call.effect() != Effect.NOTIFY);
    }

    private static boolean names(Call call, Predicate<String> named) {
        return call.about().stream().anyMatch(named)
                || named.test(call.target().role())
                || holds(call.parameters().reveal(), named, DEEPEST)
                || call.changes().stream()
                        .anyMatch(change -> named.test(change.path())
                                || holds(change.before().reveal(), named, DEEPEST)
                                || holds(change.after().reveal(), named, DEEPEST));
    }

    /** @param depth how deep JSON inside text inside JSON is followed */
    private static boolean holds(Value value, Predicate<String> named, int depth) {
        return switch (value) {
            case Value.Text text -> named.test(text.text()) || inside(text.text(), named, depth);
            case Value.Arr arr -> arr.items().stream().anyMatch(item -> holds(item, named, depth));
            case Value.Obj obj ->
                obj.members().entrySet().stream()
                        .anyMatch(member -> named.test(member.getKey()) || holds(member.getValue(), named, depth));
            case Value.Secret secret -> holds(secret.reveal(), named, depth);
            default -> false;
        };
    }

    private static boolean inside(String text, Predicate<String> named, int depth) {
        if (depth == 0 || !(text.startsWith("{") || text.startsWith("["))) {
            return false;
        }
        try {
            return holds(Json.read(text), named, depth - 1);
        } catch (JsonError notJson) {
            return false;
        }
    }
}
