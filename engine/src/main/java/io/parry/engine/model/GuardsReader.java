package io.parry.engine.model;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.value.Value;
import java.util.Optional;

/** The key {@code guards}. */
final class GuardsReader {
    private final Problems problems;
    private final Kinds kinds;

    GuardsReader(Problems problems) {
        this.problems = problems;
        this.kinds = new Kinds(problems);
    }

    Optional<Guards> guards(Node node) {
        var fields = Fields.of(node, Shapes.GUARDS, problems);
        return Optional.of(new Guards(
                fields.get("at_most", this::atMost),
                fields.get("notify_at_most", this::notifyAtMost),
                fields.list("exempt", kinds.list(this::exemption)),
                fields.get("max_age", kinds::duration),
                fields.get("rollout", this::rollout),
                Optional.of(fields.location())));
    }

    private Optional<Guards.AtMost> atMost(Node node) {
        var fields = Fields.of(node, Shapes.AT_MOST, problems);
        return Optional.of(new Guards.AtMost(
                fields.need("runs", kinds.whole(1)),
                fields.need("window", kinds::duration),
                fields.get("per", kinds::template),
                fields.get("then", kinds.word(Words.THEN)),
                fields.location()));
    }

    private Optional<Guards.NotifyAtMost> notifyAtMost(Node node) {
        var fields = Fields.of(node, Shapes.NOTIFY_AT_MOST, problems);
        return Optional.of(new Guards.NotifyAtMost(
                fields.need("times", kinds.whole(1)),
                fields.need("window", kinds::duration),
                fields.get("per", kinds::template),
                fields.location()));
    }

    private Optional<Guards.Exemption> exemption(Node node) {
        var fields = Fields.of(node, Shapes.EXEMPTION, problems);
        return Optional.of(new Guards.Exemption(
                fields.needMatcher("when", when -> new ConditionReader(problems).ofScopes(when, "when")),
                fields.need("reason", kinds::text),
                fields.need("owner", kinds::text),
                fields.need("expires", new Times(kinds)::dateOrTime),
                fields.location()));
    }

    private Optional<Node> rollout(Node node) {
        return node instanceof Node.Scalar scalar && scalar.value() instanceof Value.Num
                ? kinds.number(0, 100).read(node).map(Node.class::cast)
                : kinds.form(Words.PERCENTAGE, "a percentage from `0%` to `100%`")
                        .read(node)
                        .map(Node.class::cast);
    }
}
