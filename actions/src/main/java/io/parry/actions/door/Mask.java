package io.parry.actions.door;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** The secret texts of one call's parameters, which AWS may repeat in what it answers. */
final class Mask {
    /** Shorter texts are found everywhere. */
    private static final int SHORTEST = 4;

    private final List<String> secrets = new ArrayList<>();

    Mask(Value parameters) {
        collect(parameters, false);
        secrets.sort(Comparator.comparingInt(String::length).reversed());
    }

    /** The text with {@code ***} for every secret in it. */
    String in(String message) {
        var masked = message;
        for (var secret : secrets) {
            masked = masked.replace(secret, "***");
        }
        return masked;
    }

    /** The answer with every text that holds one of the secrets marked as secret. */
    Value mark(Value answer) {
        return secrets.isEmpty() ? answer : marked(answer);
    }

    private Value marked(Value value) {
        return switch (value) {
            case Value.Text text when !in(text.text()).equals(text.text()) -> Value.secret("parameters", text);
            case Value.Arr arr ->
                new Value.Arr(arr.items().stream().map(this::marked).toList());
            case Value.Obj obj -> {
                var members = new LinkedHashMap<>(obj.members());
                members.replaceAll((name, member) -> marked(member));
                yield new Value.Obj(members);
            }
            default -> value;
        };
    }

    private void collect(Value value, boolean secret) {
        switch (value) {
            case Value.Secret marked -> collect(marked.plain().get(), true);
            case Value.Joined joined -> joined.parts().forEach(part -> collect(part, secret));
            case Value.Arr arr -> arr.items().forEach(item -> collect(item, secret));
            case Value.Obj obj -> obj.members().values().forEach(member -> collect(member, secret));
            case Value.Text text when secret && text.text().length() >= SHORTEST -> secrets.add(text.text());
            default -> {}
        }
    }
}
