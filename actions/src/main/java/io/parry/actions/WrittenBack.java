package io.parry.actions;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * What an answer becomes on its way back into a whole-object write. Answers are completed with empty lists; AWS did not
 * say them, and refuses many of them ({@code IncludedCookies: []} beside {@code All: {}}).
 */
final class WrittenBack {
    private WrittenBack() {}

    /** Without the lists that are empty, at any depth. A map that is empty stays: {@code Allow: {}}. */
    static Value of(Value value) {
        return switch (value) {
            case Value.Arr arr ->
                new Value.Arr(arr.items().stream().map(WrittenBack::of).toList());
            case Value.Obj obj -> {
                var members = new LinkedHashMap<String, Value>();
                obj.members().forEach((name, member) -> {
                    if (!member.equals(Value.arr())) {
                        members.put(name, of(member));
                    }
                });
                yield new Value.Obj(members);
            }
            default -> value;
        };
    }

    /** With every member of that name marked as secret, at any depth. */
    static Value masking(String name, Value value) {
        return switch (value) {
            case Value.Arr arr -> {
                var items = new ArrayList<Value>();
                arr.items().forEach(item -> items.add(masking(name, item)));
                yield new Value.Arr(items);
            }
            case Value.Obj obj -> {
                var members = new LinkedHashMap<>(obj.members());
                members.replaceAll((key, member) ->
                        key.equals(name) ? Value.secret("an answer's " + name, member) : masking(name, member));
                yield new Value.Obj(members);
            }
            default -> value;
        };
    }
}
