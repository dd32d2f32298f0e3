package io.parry.actions;

import io.parry.engine.value.Value;
import java.util.LinkedHashMap;

/** What of an answer is secret, where AWS's own model does not say so. */
final class Marked {
    private Marked() {}

    /** With every member of that name marked as secret, at any depth. */
    static Value secret(String name, Value value) {
        return switch (value) {
            case Value.Arr arr ->
                new Value.Arr(
                        arr.items().stream().map(item -> secret(name, item)).toList());
            case Value.Obj obj -> {
                var members = new LinkedHashMap<>(obj.members());
                members.replaceAll((key, member) ->
                        key.equals(name) ? Value.secret("an answer's " + name, member) : secret(name, member));
                yield new Value.Obj(members);
            }
            default -> value;
        };
    }
}
