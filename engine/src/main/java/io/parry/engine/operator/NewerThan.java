package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.List;

/** A time at the cutoff or after it, so that a time is always one of older and newer. */
final class NewerThan implements ValueOperator {
    private static final OperatorSpec SPEC = new OperatorSpec(
            "newer-than",
            "The time is not longer ago than the duration, or not before the time; reads what `older-than` reads.",
            Operand.TIME,
            "{newer-than: 2026-01-31T12:00:00Z}",
            List.of("\"2026-01-31T12:00:00Z\"", "\"2026-01-31T13:00:00+01:00\"", "1769904000000"),
            List.of("\"2026-01-31T11:59:59.999Z\"", "\"N/A\"", "null"));

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
        return Cutoff.test(SPEC, operand, (time, cutoff) -> !time.isBefore(cutoff));
    }
}
