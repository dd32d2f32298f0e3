package io.parry.engine.operator;

import java.util.List;

/** EventBridge's negation, of any condition: a value has to be there. */
final class AnythingBut implements Quantifier {
    @Override
    public OperatorSpec spec() {
        return new OperatorSpec(
                "anything-but",
                "A value is there that does not satisfy the condition; `none` is for where there may be no value.",
                Operand.CONDITION,
                "{anything-but: [80, 443]}",
                List.of("22", "\"80\"", "null"),
                List.of("80", "443"));
    }
}
