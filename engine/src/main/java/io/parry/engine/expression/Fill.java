package io.parry.engine.expression;

import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;

/**
 * The filter {@code default}: fills nothing and null, never an unknown, which may still turn out to be there. The other
 * value is worked out only where it is needed.
 */
record Fill(Operand otherwise) implements Stage {
    static final Filter FILTER = Filter.named(
                    "default",
                    Kind.ANY,
                    "the value; where there is none, or null, the other one. Does not fill what is not known yet")
            .takes("value", Kind.ANY)
            .example("event.detail.name | default(\"nobody\")", "{\"event\": {\"detail\": {}}}", "\"nobody\"")
            .bound((filter, site) -> new Fill(site.arguments().getFirst()));

    @Override
    public Value apply(Value input, Scope scope) {
        return switch (input) {
            case Value.Missing missing -> otherwise.evaluate(scope);
            case Value.Null none -> otherwise.evaluate(scope);
            // then() would be content with a null, so the look inside has to wait until the secret is needed
            case Value.Secret secret -> Value.secret(secret.origin(), () -> filled(secret.reveal(), scope));
            default -> input;
        };
    }

    private Value filled(Value plain, Scope scope) {
        if (!(plain instanceof Value.Missing || plain instanceof Value.Null)) {
            return plain;
        }
        var other = otherwise.evaluate(scope);
        other.unknown().ifPresent(unknown -> {
            throw new NotYet(unknown.after());
        });
        return other.reveal();
    }
}
