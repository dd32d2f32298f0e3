package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.util.List;

/** A text with gaps. */
final class Wildcard implements ValueOperator {
    private static final OperatorSpec SPEC = new OperatorSpec(
            "wildcard",
            "The whole text, where `*` stands for any characters, `\\*` for a star and `\\\\` for a backslash.",
            Operand.PATTERN,
            "{wildcard: \"arn:aws:iam::*:role/admin-*\"}",
            List.of("\"arn:aws:iam::111122223333:role/admin-eve\"", "\"arn:aws:iam::111122223333:role/admin-\""),
            List.of("\"arn:aws:iam::111122223333:role/Admin-eve\"", "5", "null"));

    @Override
    public OperatorSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Node operand, Problems problems) {
        Texts.check(SPEC, operand, problems, Gaps::read);
    }

    @Override
    public Test with(Value operand) {
        var patterns = Texts.read(SPEC, operand, Gaps::read);
        return (value, now) -> Truth.of(value instanceof Value.Text text
                && patterns.stream().anyMatch(pattern -> pattern.matches(text.text())));
    }
}
