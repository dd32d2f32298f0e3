package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.expression.SyntaxError;
import io.parry.engine.model.Node;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.util.List;

/** An address in a block, or a block all of which is inside. */
final class Cidr implements ValueOperator {
    private static final OperatorSpec SPEC = new OperatorSpec(
            "cidr",
            "The address, or all of the block of addresses, is inside; IPv4 and IPv6.",
            Operand.BLOCK,
            "{cidr: [10.0.0.0/8, \"2001:db8::/32\"]}",
            List.of("\"10.1.2.3\"", "\"10.1.0.0/16\"", "\"2001:db8::1\""),
            List.of("\"11.0.0.1\"", "\"0.0.0.0/0\"", "\"AWS Internal\"", "\"config.amazonaws.com\""));

    @Override
    public OperatorSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Node operand, Problems problems) {
        Texts.check(SPEC, operand, problems, Cidr::read);
    }

    @Override
    public Test with(Value operand) {
        var blocks = Blocks.of(Texts.read(SPEC, operand, Cidr::read));
        return (value, now) -> value instanceof Value.Text text
                ? Block.parse(text.text())
                        .map(block -> Truth.of(blocks.contain(block)))
                        .orElse(Truth.UNFIT)
                : Truth.UNFIT;
    }

    private static Block read(String text) throws SyntaxError {
        return Block.parse(text)
                .orElseThrow(() -> new SyntaxError(
                        "an address or a block expected, found `" + text + "`",
                        0,
                        text.length(),
                        "as in `10.0.0.0/8`, `192.0.2.7` or `2001:db8::/32`"));
    }
}
