package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Durations;
import io.parry.engine.model.Node;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The moment that {@code older-than} and {@code newer-than} compare with: so long before now, or a fixed time. */
@FunctionalInterface
interface Cutoff {
    Instant at(Instant now);

    static Optional<Cutoff> read(Value operand) {
        var duration = operand instanceof Value.Text text ? Durations.parse(text.text()) : Optional.<Duration>empty();
        return duration.isPresent()
                ? duration.map(length -> now -> now.minus(length))
                : Times.read(operand).map(time -> now -> time);
    }

    static void check(OperatorSpec spec, Node operand, Problems problems) {
        if (read(operand.value()).isEmpty()) {
            var found = operand instanceof Node.Scalar scalar ? "`" + scalar.text() + "`" : operand.kind();
            problems.add(
                    Problem.error(ProblemCode.WRONG_OPERAND, operand.location(), Texts.takes(spec) + ", found " + found)
                            .hint("as in `90d` (ms, s, m, h or d) or `2026-01-31T12:00:00Z`"));
        }
    }

    /** @param is the value's time against the cutoff */
    static ValueOperator.Test test(OperatorSpec spec, Value operand, BiPredicate<Instant, Instant> is) {
        var cutoff = read(operand).orElseThrow(() -> Texts.wrong(spec, operand.kind() + " that is none"));
        return (value, now) -> Times.read(value)
                .map(time -> Truth.of(is.test(time, cutoff.at(now))))
                .orElse(Truth.UNFIT);
    }
}
