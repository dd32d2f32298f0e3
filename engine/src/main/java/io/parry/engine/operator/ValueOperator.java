package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.time.Instant;

/** An operator that holds one value against its operand. */
public non-sealed interface ValueOperator extends Operator {
    @Override
    void check(Node operand, Problems problems);

    /**
     * What an operator has to say: its test for this operand, which is known and in clear, and so is every value that
     * is given to the test.
     *
     * @throws io.parry.engine.expression.EvaluationFailed when the operand is not what the operator takes; its message
     *     does not repeat the operand
     */
    Test with(Value operand);

    /**
     * The test for an operand that has been evaluated; a literal one needs this only once. Answers for all values:
     * unknown where the operand or the value holds an unknown, and looks into secrets.
     *
     * @throws io.parry.engine.expression.EvaluationFailed as {@link #with}
     */
    default Test prepare(Value operand) {
        if (operand.unknown().isPresent()) {
            return (value, now) -> Truth.UNKNOWN;
        }
        var test = with(operand.reveal());
        return (value, now) -> value.unknown().isPresent() ? Truth.UNKNOWN : test.test(value.reveal(), now);
    }

    /** One value against the evaluated operand; {@link #prepare} for those who ask only once. */
    default Truth test(Value value, Value operand, Instant now) {
        return prepare(operand).test(value, now);
    }

    /** An operator with its operand. */
    @FunctionalInterface
    interface Test {
        /**
         * True, false, or {@link Truth#UNFIT} where a typed operator cannot read the value.
         *
         * @param now the time of the run
         */
        Truth test(Value value, Instant now);
    }
}
