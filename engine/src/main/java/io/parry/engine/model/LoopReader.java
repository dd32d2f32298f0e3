package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.value.Value;
import java.util.Optional;
import java.util.Set;

/** {@code for_each} with the keys that belong to it. */
final class LoopReader {
    private final Problems problems;
    private final Kinds kinds;
    private final ConditionReader conditions;

    LoopReader(Problems problems) {
        this.problems = problems;
        this.kinds = new Kinds(problems);
        this.conditions = new ConditionReader(problems);
    }

    /** @param outer the names of the loops around, which this one must not hide */
    Optional<Loop> loop(Fields fields, Set<String> outer) {
        if (!fields.has("for_each")) {
            Shapes.OF_LOOPS.forEach(key ->
                    fields.refuse(key, "stands beside `for_each` only", "what decides about a single step is `when`"));
        }
        var where = fields.get("where", node -> conditions.matcher(node, "where"));
        var least = fields.get("min_items", kinds.wholeOrExpression(0));
        var most = fields.get("max_items", kinds.wholeOrExpression(1));
        checkOrder(least, most);
        return fields.get("for_each", this::names)
                .map(each -> new Loop(
                        name(each, outer),
                        list(each),
                        where,
                        least,
                        most,
                        each.key().location()));
    }

    private Optional<Node.Member> names(Node node) {
        if (!(node instanceof Node.Members map)) {
            return kinds.refuse(Expected.but(node, "a map of a name and a list")
                    .hint("for each *name* of a list: `for_each: {item: \"${…}\"}`"));
        }
        return map.members().size() == 1
                ? Optional.of(map.members().getFirst())
                : kinds.refuse(Problem.error(
                                ProblemCode.WRONG_VALUE,
                                map.location(),
                                "one name expected, here are " + map.members().size())
                        .hint("for each *name* of a list: `for_each: {item: \"${…}\"}`"));
    }

    private Node.Scalar name(Node.Member each, Set<String> outer) {
        var name = each.name();
        if (outer.contains(name)) {
            hides(each, "`" + name + "` hides the name of a loop around it");
        } else if (Words.TAKEN.contains(name)) {
            hides(each, "`" + name + "` is taken, no loop can be called so");
        } else if (!Words.IDENTIFIER.fits(name)) {
            kinds.refuse(Names.invalid(each.key()));
        }
        return each.key();
    }

    private void hides(Node.Member each, String message) {
        problems.add(Problem.error(ProblemCode.HIDDEN_NAME, each.key().location(), message)
                .hint("call it by what one item is: `finding`, `rule`, `key`"));
    }

    private Node list(Node.Member each) {
        switch (each.value()) {
            case Node.Items list -> new TemplateReader(problems).any(list);
            case Node.Scalar scalar when scalar.isText() -> kinds.expression(scalar, "a list or an expression");
            case Node.Scalar scalar when Expected.isNull(scalar) -> problems.add(Expected.noValue(each));
            default -> problems.add(Expected.but(each.value(), "a list or an expression"));
        }
        return each.value();
    }

    private void checkOrder(Optional<Node> least, Optional<Node> most) {
        if (least.isPresent()
                && most.isPresent()
                && least.get().value() instanceof Value.Num min
                && most.get().value() instanceof Value.Num max
                && min.number().compareTo(max.number()) > 0) {
            problems.add(Problem.error(
                    ProblemCode.WRONG_VALUE,
                    least.get().location(),
                    "`min_items` is " + min.show() + ", more than `max_items`, which is " + max.show()));
        }
    }
}
