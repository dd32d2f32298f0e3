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
                fields.list("at_most", kinds.oneOrMore(this::atMost)),
                fields.get("notify_at_most", this::notifyAtMost),
                fields.list("exempt", kinds.list(this::exemption)),
                fields.get("max_age", kinds::duration),
                fields.get("rollout", this::rollout),
                fields.get("outside_account_limit", kinds::text),
                Optional.of(fields.location())));
    }

    private Optional<Guards.AtMost> atMost(Node node) {
        var fields = Fields.of(node, Shapes.AT_MOST, problems);
        return Optional.of(new Guards.AtMost(
                fields.need("runs", this::runs),
                fields.need("window", kinds::duration),
                fields.get("per", kinds::text),
                fields.get("then", kinds.word(Words.THEN)),
                fields.location()));
    }

    /** How many runs a window may hold. */
    Optional<Node.Scalar> runs(Node node) {
        return kinds.whole(1)
                .read(node)
                .flatMap(runs -> runs.value().number().intValue() <= Guards.MOST_RUNS
                        ? Optional.of(runs)
                        : kinds.refuse(Expected.butIs(runs, "at most " + Guards.MOST_RUNS)
                                .hint("the journal keeps a window in one item; count in a shorter window")));
    }

    private Optional<Guards.NotifyAtMost> notifyAtMost(Node node) {
        var fields = Fields.of(node, Shapes.NOTIFY_AT_MOST, problems);
        return Optional.of(new Guards.NotifyAtMost(
                fields.need("times", this::runs),
                fields.need("window", kinds::duration),
                fields.get("per", kinds::text),
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

    private Optional<Node.Scalar> rollout(Node node) {
        return node instanceof Node.Scalar scalar && scalar.value() instanceof Value.Num
                ? kinds.number(0, 100).read(node)
                : kinds.form(Words.PERCENTAGE, "a percentage from `0%` to `100%`")
                        .read(node);
    }
}
