package io.parry.engine.match;

import io.parry.engine.value.Value;
import java.util.Optional;

/**
 * An event as it comes over the bus.
 *
 * @param value the event; a map
 * @param label where it came from, for a reader: a file's name, with a number where it held several
 */
public record Event(Value value, String label) {
    /** Lets a rotation write a secret's value on behalf of another (Secrets Manager, PutSecretValue). */
    private static final String ROTATION_TOKEN = "RotationToken";

    public Event {
        if (value instanceof Value.Obj obj && obj.members().containsKey(ROTATION_TOKEN)) {
            value = obj.with(ROTATION_TOKEN, Value.secret("event." + ROTATION_TOKEN, obj.at(ROTATION_TOKEN)));
        }
    }

    /** The id of its envelope, else what makes it this event, for a reader. */
    public String id() {
        return text("id").orElseGet(() -> EventIdentity.shown(EventIdentity.of(value)));
    }

    public Optional<String> text(String member) {
        return value.at(member) instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }
}
