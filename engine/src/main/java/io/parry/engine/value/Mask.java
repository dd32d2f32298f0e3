package io.parry.engine.value;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * The secret texts in a value, such as a call's parameters, and masks them wherever else they stand: AWS may repeat
 * them in what it answers.
 */
public final class Mask {
    /** Shorter texts are found everywhere. */
    private static final int SHORTEST = 4;

    private final List<String> secrets = new ArrayList<>();

    public Mask(Value holding) {
        collect(holding, false);
        secrets.sort(Comparator.comparingInt(String::length).reversed());
    }

    /** The text with {@code ***} for every secret in it. */
    public String in(String message) {
        var masked = message;
        for (var secret : secrets) {
            masked = masked.replace(secret, "***");
        }
        return masked;
    }

    /** The value with every text that holds one of the secrets marked as secret. */
    public Value mark(Value value) {
        return secrets.isEmpty() ? value : marked(value);
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
            case Value.Text text when secret && text.text().length() >= SHORTEST -> addAllForms(text.text());
            default -> {}
        }
    }

    /** As it is, and as it stands inside JSON, in a URL or a form, and in Base64 (RFC 4648). */
    private void addAllForms(String secret) {
        var json = Json.write(Value.of(secret));
        var url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        var base64 = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        Stream.of(secret, json.substring(1, json.length() - 1), url, url.replace("+", "%20"), base64)
                .filter(form -> !secrets.contains(form))
                .forEach(secrets::add);
    }
}
