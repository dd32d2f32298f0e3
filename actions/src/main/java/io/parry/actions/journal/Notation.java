package io.parry.actions.journal;

import io.parry.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;

/**
 * Values as plain JSON. What is not known yet is {@code {"$unknown": "response.Id"}}, text with such parts
 * {@code {"$joined": [...]}}; a member whose name begins with {@code $} has one more in front. Secrets have no form.
 */
final class Notation {
    private static final String UNKNOWN = "$unknown";
    private static final String JOINED = "$joined";

    private Notation() {}

    static Value write(Value value) {
        return switch (value) {
            case Value.Unknown unknown -> Value.obj(UNKNOWN, unknown.after());
            case Value.Joined joined ->
                Value.obj(JOINED, joined.parts().stream().map(Notation::write).toList());
            case Value.Arr arr ->
                new Value.Arr(arr.items().stream().map(Notation::write).toList());
            case Value.Obj obj -> renamed(obj, name -> name.startsWith("$") ? "$" + name : name, Notation::write);
            default -> value;
        };
    }

    static Value read(Value json) {
        return switch (json) {
            case Value.Arr arr ->
                new Value.Arr(arr.items().stream().map(Notation::read).toList());
            case Value.Obj obj when obj.at(UNKNOWN) instanceof Value.Text after -> Value.unknown(after.text());
            case Value.Obj obj
            when obj.at(JOINED) instanceof Value.Arr parts ->
                new Value.Joined(parts.items().stream().map(Notation::read).toList());
            case Value.Obj obj -> renamed(obj, name -> name.startsWith("$") ? name.substring(1) : name, Notation::read);
            default -> json;
        };
    }

    private static Value renamed(Value.Obj obj, UnaryOperator<String> name, UnaryOperator<Value> change) {
        var members = new LinkedHashMap<String, Value>();
        obj.members().forEach((old, member) -> members.put(name.apply(old), change.apply(member)));
        return new Value.Obj(members);
    }
}
