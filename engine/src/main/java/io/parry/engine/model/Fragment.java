package io.parry.engine.model;

import io.parry.engine.value.Value;
import java.util.LinkedHashMap;

/**
 * The schema of one action or operator as it lies beside its class, in the words of draft 2020-12 and with
 * {@code #/$defs/…} for what all share, put into those of draft 07, which editors know best.
 */
final class Fragment {
    private Fragment() {}

    static Value inDraft07(Value fragment) {
        return switch (fragment) {
            case Value.Arr list ->
                Value.of(list.items().stream().map(Fragment::inDraft07).toList());
            case Value.Obj map -> members(map);
            default -> fragment;
        };
    }

    private static Value members(Value.Obj map) {
        var members = new LinkedHashMap<String, Value>();
        map.members().forEach((name, member) -> {
            switch (name) {
                case "prefixItems" -> members.put("items", inDraft07(member));
                case "$ref" -> members.put(name, reference(member));
                default -> members.put(name, inDraft07(member));
            }
        });
        return new Value.Obj(members);
    }

    private static Value reference(Value path) {
        return path instanceof Value.Text text ? Value.of(text.text().replace("#/$defs/", "#/definitions/")) : path;
    }
}
