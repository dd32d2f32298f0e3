package io.parry.engine.action;

import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;

/** What a step was given. */
public interface Inputs {
    /** All of {@code with}, evaluated; may hold unknowns. */
    Value with();

    /** One member of {@code with}, missing where it is null; may be unknown: pass it on. */
    default Value get(String name) {
        var value = with().at(name);
        return value instanceof Value.Null ? Value.MISSING : value;
    }

    /**
     * One member as text.
     *
     * @throws NotYet when it is unknown
     * @throws EvaluationFailed when it is no text, or secret: events hold what they like
     */
    default String text(String name) {
        var value = get(name);
        value.unknown().ifPresent(unknown -> {
            throw new NotYet(unknown.after());
        });
        if (value instanceof Value.Text text) {
            return text.text();
        }
        var found = value.secrets().isEmpty() ? value.kind() : "a secret";
        throw new EvaluationFailed("wrong-value", "`" + name + "` needs text, found " + found);
    }

    /** Where the step acts. */
    Target target();

    Moment moment();
}
