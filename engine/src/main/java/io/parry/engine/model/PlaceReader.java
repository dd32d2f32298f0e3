package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import java.util.Optional;

/** The key {@code as}. */
final class PlaceReader {
    private final Problems problems;
    private final Kinds kinds;

    PlaceReader(Problems problems) {
        this.problems = problems;
        this.kinds = new Kinds(problems);
    }

    Optional<Place> place(Node node) {
        var fields = Fields.of(node, Shapes.PLACE, problems);
        if (node instanceof Node.Members && fields.isEmpty()) {
            return kinds.refuse(Problem.error(ProblemCode.MISSING_KEY, node.location(), "`as` names no place")
                    .hint("at least one of `account`, `region`, `role`, or leave `as` out"));
        }
        return Optional.of(new Place(
                fields.get("account", this::account),
                fields.get("region", kinds::template),
                fields.get("role", kinds::template),
                fields.location()));
    }

    /** Twelve digits are text in a playbook; fewer are a number, and no account. */
    private Optional<Node> account(Node node) {
        return node instanceof Node.Scalar scalar && scalar.value() instanceof io.parry.engine.value.Value.Num
                ? kinds.refuse(Expected.butIs(scalar, "an account id of twelve digits"))
                : kinds.template(node);
    }
}
