package io.parry.engine.expression;

import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;

/** Values in a message to people, who would rather read {@code (unknown)} than nothing at all. */
final class Lenient {
    static final Value UNKNOWN = Value.of("(unknown)");

    private Lenient() {}

    /** Text, joined text or a secret text, whatever happens. */
    static Value text(Expression expression, Scope scope) {
        try {
            return shown(expression.evaluate(scope));
        } catch (EvaluationFailed | NotYet without) {
            return UNKNOWN;
        }
    }

    private static Value shown(Value value) {
        return switch (value) {
            case Value.Missing missing -> UNKNOWN;
            case Value.Null none -> UNKNOWN;
            case Value.Unknown unknown -> UNKNOWN;
            case Value.Secret secret -> Value.secret(secret.origin(), () -> revealed(secret));
            case Value.Joined joined -> joined(joined);
            case Value.Arr arr -> shown(JsonText.of(arr));
            case Value.Obj obj -> shown(JsonText.of(obj));
            default -> Printable.of(value, "");
        };
    }

    private static Value joined(Value.Joined joined) {
        var text = new Parts();
        joined.parts().forEach(part -> text.add(shown(part)));
        return text.build();
    }

    /** A secret is computed when it is sent; what fails then must not lose the message either. */
    private static Value revealed(Value secret) {
        try {
            return shown(secret.reveal());
        } catch (EvaluationFailed | NotYet without) {
            return UNKNOWN;
        }
    }
}
