package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.List;

/** How a text ends. */
final class Suffix implements ValueOperator {
    private static final OperatorSpec SPEC = new OperatorSpec(
            "suffix",
            "The text ends so; `{equals-ignore-case: …}` around it makes case not matter.",
            Operand.TEXT,
            "{suffix: [\":root\", /0]}",
            List.of("\"arn:aws:iam::111122223333:root\"", "\"0.0.0.0/0\""),
            List.of("\"arn:aws:iam::111122223333:user/eve\"", "0"));

    @Override
    public OperatorSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Node operand, Problems problems) {
        Affix.check(SPEC, operand, problems);
    }

    @Override
    public Test with(Value operand) {
        return Affix.with(
                SPEC,
                operand,
                (text, suffix, ignoreCase) -> Letters.at(text.length() - suffix.length(), text, suffix, ignoreCase));
    }
}
