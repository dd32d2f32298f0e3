package io.parry.engine.operator;

import io.parry.engine.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * An operator that sees other values in a value: its operand is asked of those, and one that satisfies it is enough.
 */
public non-sealed interface ViewOperator extends Operator {
    /**
     * What an operator has to say: what it sees in this value, which is known and in clear. Empty where it cannot read
     * the value: the condition is {@link io.parry.engine.value.Truth#UNFIT}. An empty list: nothing is there, and the
     * condition is false. A {@link NumberRange} need not be walked through.
     */
    Optional<List<Value>> see(Value value);

    /** As {@link #see}, for all values: in an unknown something unknown is seen, in a secret something secret. */
    default Optional<List<Value>> view(Value value) {
        var unknown = value.unknown();
        if (unknown.isPresent()) {
            return Optional.of(List.of(unknown.get()));
        }
        var origins = value.secrets();
        if (origins.isEmpty()) {
            return see(value.reveal());
        }
        var origin = String.join(", ", new LinkedHashSet<>(origins));
        return see(value.reveal())
                .map(seen -> seen.stream().map(one -> Value.secret(origin, one)).toList());
    }

    /** Whether the operand is a matcher on what is seen; otherwise it is a condition. */
    default boolean takesMatcher() {
        return spec().operand() == Operand.MATCHER;
    }
}
