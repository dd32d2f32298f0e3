package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.util.List;

/** A number compared by value, with EventBridge's operand; text is never a number. */
final class Numeric implements ValueOperator {
    private static final OperatorSpec SPEC = new OperatorSpec(
            "numeric",
            "The number is so; `=`, `<`, `<=`, `>` or `>=`, or a lower and an upper bound.",
            Operand.COMPARISON,
            "{numeric: [\">\", 0, \"<=\", 5]}",
            List.of("1", "5.0", "0.01"),
            List.of("0", "6", "\"3\"", "null"));

    @Override
    public OperatorSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Node operand, Problems problems) {
        if (!(operand instanceof Node.Items list)) {
            problems.add(problem(operand, Texts.takes(SPEC) + ", found " + operand.kind())
                    .hint("as in `[\"<\", 10]`"));
            return;
        }
        var values = list.items().stream().map(Node::value).toList();
        Bounds.wrong(values).ifPresent(wrong -> {
            var place = wrong.part() < list.items().size() ? list.items().get(wrong.part()) : list;
            problems.add(problem(place, wrong.message()));
        });
    }

    private static Problem problem(Node place, String message) {
        return Problem.error(ProblemCode.WRONG_OPERAND, place.location(), message);
    }

    @Override
    public Test with(Value operand) {
        if (!(operand instanceof Value.Arr list)) {
            throw Texts.wrong(SPEC, operand.kind());
        }
        var bounds = Bounds.read(SPEC, list.items());
        return (value, now) -> value instanceof Value.Num num ? Truth.of(bounds.hold(num.number())) : Truth.UNFIT;
    }
}
