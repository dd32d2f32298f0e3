package io.parry.engine.operator;

import java.util.List;

/** All of the selected values, and at least one. */
final class Every implements Quantifier {
    @Override
    public OperatorSpec spec() {
        return new OperatorSpec(
                "every",
                "There is at least one value, and all of them satisfy the condition.",
                Operand.CONDITION,
                "{every: {prefix: \"arn:aws:\"}}",
                List.of("\"arn:aws:s3:::logs\"", "[\"arn:aws:s3:::logs\", \"arn:aws:s3:::data\"]"),
                List.of("[]", "[\"arn:aws:s3:::logs\", \"*\"]"));
    }
}
