package io.parry.actions.operator;

import io.parry.engine.operator.NumberRange;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ports that TCP and UDP have, as far as a rule lets them through. */
final class Ports {
    private static final int LAST = 65_535;
    private static final int EVERY = -1;
    private static final Pattern NUMBER = Pattern.compile("-1|[0-9]{1,5}");
    static final List<Value> ALL = new NumberRange(0, LAST);

    private Ports() {}

    /**
     * The ports between two numbers, both included. All of them where neither is given or both are {@code -1}; empty
     * where these are no ports, or only one is given.
     */
    static Optional<List<Value>> between(Value first, Value last) {
        if (isAbsent(first) && isAbsent(last)) {
            return Optional.of(ALL);
        }
        var from = number(first);
        var to = number(last);
        return from.isEmpty() || to.isEmpty() ? Optional.empty() : between(from.get(), to.get());
    }

    private static Optional<List<Value>> between(int from, int to) {
        if (from == EVERY && to == EVERY) {
            return Optional.of(ALL);
        }
        return 0 <= from && from <= to && to <= LAST ? Optional.of(new NumberRange(from, to)) : Optional.empty();
    }

    private static boolean isAbsent(Value value) {
        return value.isMissing() || value instanceof Value.Null;
    }

    private static Optional<Integer> number(Value value) {
        try {
            return switch (value) {
                case Value.Num num -> Optional.of(num.number().intValueExact());
                case Value.Text text
                when NUMBER.matcher(text.text()).matches() -> Optional.of(Integer.valueOf(text.text()));
                default -> Optional.empty();
            };
        } catch (ArithmeticException noWholeNumber) {
            return Optional.empty();
        }
    }
}
