package io.parry.engine.operator;

import java.util.List;

/** The negation that also holds where nothing is selected. */
final class None implements Quantifier {
    @Override
    public OperatorSpec spec() {
        return new OperatorSpec(
                "none",
                "No value satisfies the condition, also when there is no value.",
                Operand.CONDITION,
                "{none: {prefix: \"aws:\"}}",
                List.of("\"team\"", "[\"team\", \"cost\"]", "[]"),
                List.of("\"aws:createdBy\"", "[\"team\", \"aws:createdBy\"]"));
    }
}
