package io.parry.engine.match;

import io.parry.engine.expression.JsonPath;
import io.parry.engine.expression.Scope;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.List;

/**
 * What a matcher is asked about.
 *
 * @param value what {@code $} is; {@link Value#MISSING} where nothing is under test
 * @param scope the names that may be used beside it
 * @param now the time of the run
 */
public record Subject(Value value, Scope scope, Instant now) {
    /** A subject without a {@code $}, for {@code when}. */
    public static Subject of(Scope scope, Instant now) {
        return new Subject(Value.MISSING, scope, now);
    }

    public Subject about(Value other) {
        return new Subject(other, scope, now);
    }

    /** The values that the path selects; unknown ones included, secrets that hold nothing left out. */
    List<Value> select(JsonPath path) {
        return path.select(value, scope);
    }
}
