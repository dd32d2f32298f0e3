package io.parry.cli.pattern;

import io.parry.engine.value.Value;
import java.util.List;

/**
 * A condition, and values of which some satisfy it.
 *
 * @param nothing whether it can be satisfied where there is no value
 */
record Wanted(Value condition, List<Value> values, boolean nothing) {
    static Wanted of(Value condition, Object... values) {
        return new Wanted(condition, List.of(values).stream().map(Value::of).toList(), false);
    }
}
