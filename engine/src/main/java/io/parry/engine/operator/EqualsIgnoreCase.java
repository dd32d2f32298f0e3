package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.util.List;

/** Equal, but for upper and lower case. */
final class EqualsIgnoreCase implements ValueOperator {
    private static final OperatorSpec SPEC = new OperatorSpec(
            "equals-ignore-case",
            "The same text, upper and lower case taken as the same.",
            Operand.TEXT,
            "{equals-ignore-case: [tcp, udp]}",
            List.of("\"tcp\"", "\"UDP\""),
            List.of("\"icmp\"", "6", "null"));

    @Override
    public OperatorSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Node operand, Problems problems) {
        Texts.check(SPEC, operand, problems, text -> text);
    }

    @Override
    public Test with(Value operand) {
        var texts = Texts.read(SPEC, operand, text -> text);
        return (value, now) -> Truth.of(
                value instanceof Value.Text text && texts.stream().anyMatch(other -> Letters.same(text.text(), other)));
    }
}
