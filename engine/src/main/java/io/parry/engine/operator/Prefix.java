package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.List;

/** How a text begins. */
final class Prefix implements ValueOperator {
    private static final OperatorSpec SPEC = new OperatorSpec(
            "prefix",
            "The text begins so; `{equals-ignore-case: …}` around it makes case not matter.",
            Operand.TEXT,
            "{prefix: \"arn:aws:sts::111122223333:\"}",
            List.of("\"arn:aws:sts::111122223333:assumed-role/admin/eve\""),
            List.of("\"arn:aws:sts::444455556666:assumed-role/admin/eve\"", "111122223333", "null"));

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
        return Affix.with(SPEC, operand, (text, prefix, ignoreCase) -> Letters.at(0, text, prefix, ignoreCase));
    }
}
