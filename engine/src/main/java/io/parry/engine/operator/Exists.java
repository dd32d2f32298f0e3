package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.List;

/** Whether a path selects anything; null is something. */
final class Exists implements Quantifier {
    @Override
    public OperatorSpec spec() {
        return new OperatorSpec(
                "exists",
                "A value is there (`true`), null included, or none is (`false`).",
                Operand.YES_OR_NO,
                "{exists: true}",
                List.of("\"AccessDenied\"", "null", "0"),
                List.of());
    }

    @Override
    public void check(Node operand, Problems problems) {
        if (!(operand.value() instanceof Value.Bool)) {
            problems.add(Problem.error(
                    ProblemCode.WRONG_OPERAND,
                    operand.location(),
                    "`exists` takes true or false, found " + operand.kind()));
        }
    }
}
