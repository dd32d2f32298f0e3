package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import java.util.List;
import java.util.Optional;

/** The key {@code replies} of a test, and a file of replies: what the world answers, by operation. */
final class ReplyReader {
    private final Problems problems;
    private final Kinds kinds;

    ReplyReader(Problems problems) {
        this.problems = problems;
        this.kinds = new Kinds(problems);
    }

    Optional<Node.Members> replies(Node node) {
        return kinds.map(node).map(map -> {
            map.members().forEach(this::reply);
            return map;
        });
    }

    private void reply(Node.Member member) {
        operation(member.key());
        switch (member.value()) {
            case Node.Items list -> kinds.filled("rules", this::rule).read(list);
            case Node.Members map when isLoneRule(map) -> problems.add(loneRule(map));
            case Node.Members map -> error(map);
            case Node.Scalar scalar when Expected.isNull(scalar) -> problems.add(Expected.noValue(member));
            case Node.Scalar scalar -> problems.add(Expected.but(scalar, "a map or a list of rules"));
        }
    }

    /** A map of nothing but a rule's keys is a rule that stands where an answer stands; {@code {error: …}} is both. */
    private static boolean isLoneRule(Node.Members map) {
        return !map.members().isEmpty()
                && Shapes.RULE.keys().containsAll(map.names())
                && !map.names().equals(List.of("error"));
    }

    private static Problem loneRule(Node.Members map) {
        return Problem.error(
                        ProblemCode.WRONG_VALUE,
                        map.location(),
                        "an answer expected, this is a rule, which stands in a list")
                .hint("write it as a list of one: `[{…}]`");
    }

    private void error(Node.Members map) {
        if (map.names().equals(List.of("error"))) {
            Fields.of(map, Shapes.RULE, problems).get("error", kinds::text);
        }
    }

    private Optional<Node> rule(Node node) {
        var fields = Fields.of(node, Shapes.RULE, problems);
        fields.get("with", new PathMaps(problems)::parameters);
        fields.get("after", this::operation);
        fields.get("times", kinds.whole(1));
        fields.get("reply", kinds::map);
        fields.get("error", kinds::text);
        if (node instanceof Node.Members && !fields.has("reply") && !fields.has("error")) {
            problems.add(Problem.error(ProblemCode.MISSING_KEY, fields.location(), "a rule needs `reply` or `error`")
                    .hint("an empty answer is `reply: {}`"));
        } else if (fields.has("reply")) {
            fields.refuse("error", "does not go with `reply`", "a call is answered or it fails: keep one of them");
        }
        return Optional.of(node);
    }

    Optional<Node.Scalar> operation(Node node) {
        return kinds.form(Words.OPERATION, "an operation such as `iam:GetUser`").read(node);
    }
}
