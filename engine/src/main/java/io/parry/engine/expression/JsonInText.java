package io.parry.engine.expression;

import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.util.Optional;

/** Documents that AWS keeps as text: policies. */
public final class JsonInText {
    private JsonInText() {}

    /**
     * The map or list that the text says; empty where it says none. IAM answers with its documents percent-encoded by
     * RFC 3986 (IAM API, GetRolePolicy). What a secret text says is secret.
     */
    public static Optional<Value> said(Value text) {
        return switch (text) {
            case Value.Text plain -> document(plain.text()).or(() -> encoded(plain));
            case Value.Secret secret
            when said(Spot.open(secret)).isPresent() ->
                Optional.of(secret.then(plain -> said(plain).orElse(plain)));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> document(String text) {
        try {
            var value = Json.read(text);
            return value instanceof Value.Obj || value instanceof Value.Arr ? Optional.of(value) : Optional.empty();
        } catch (JsonError noJson) {
            return Optional.empty();
        }
    }

    private static Optional<Value> encoded(Value.Text text) {
        if (!text.text().startsWith("%")) {
            return Optional.empty();
        }
        try {
            return document(UrlText.decoded(text).text());
        } catch (Misfit noEncoding) {
            return Optional.empty();
        }
    }

    /** Compact JSON; secret and unknown parts stay what they are. @throws EvaluationFailed when it becomes too long */
    public static Value text(Value document) {
        return JsonText.of(document);
    }
}
