package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.List;

/** A time before the cutoff. */
final class OlderThan implements ValueOperator {
    private static final OperatorSpec SPEC = new OperatorSpec(
            "older-than",
            "The time is longer ago than the duration, or before the time. Reads ISO 8601, RFC 1123,"
                    + " the forms of Inspector, and seconds or milliseconds since 1970.",
            Operand.TIME,
            "{older-than: 2026-01-31T12:00:00Z}",
            List.of("\"2026-01-31T11:59:59Z\"", "\"Sat, 31 Jan 2026 11:00:00 GMT\"", "1769774400"),
            List.of("\"2026-01-31T12:00:00Z\"", "\"N/A\"", "null"));

    @Override
    public OperatorSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Node operand, Problems problems) {
        Cutoff.check(SPEC, operand, problems);
    }

    @Override
    public Test with(Value operand) {
        return Cutoff.test(SPEC, operand, Instant::isBefore);
    }
}
