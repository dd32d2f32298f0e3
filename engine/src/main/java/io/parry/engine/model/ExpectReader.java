package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import java.util.List;
import java.util.Optional;

/** The key {@code expect} of a test. */
final class ExpectReader {
    private final Problems problems;
    private final Kinds kinds;

    ExpectReader(Problems problems) {
        this.problems = problems;
        this.kinds = new Kinds(problems);
    }

    /** The map as it is, once its form has been checked. */
    Optional<Node.Members> expect(Node node) {
        var fields = Fields.of(node, Shapes.EXPECT, problems);
        if (!(node instanceof Node.Members map)) {
            return Optional.empty();
        }
        if (fields.isEmpty()) {
            return kinds.refuse(Expected.empty(map, "`expect`").hint("for example `{outcome: succeeded}`"));
        }
        fields.get("trigger", kinds::id);
        fields.get("matched", kinds::flag);
        fields.get("outcome", kinds.word(Words.OUTCOMES));
        fields.get("runs", runs -> counts(runs, Words.OUTCOMES));
        fields.get("items", this::items);
        fields.get("calls", kinds.list(this::call));
        fields.get("notifications", kinds.whole(0));
        fields.get("never_printed", kinds.oneOrMore(kinds::text));
        return Optional.of(map);
    }

    private Optional<Node.Members> items(Node node) {
        return kinds.map(node).map(map -> {
            map.members().forEach(member -> {
                kinds.id(member.key());
                counts(member.value(), Words.ITEM_OUTCOMES);
            });
            return map;
        });
    }

    private Optional<Node.Members> counts(Node node, List<String> outcomes) {
        return kinds.map(node).map(map -> {
            map.members().forEach(member -> {
                kinds.word(outcomes).read(member.key());
                kinds.whole(0).read(member.value());
            });
            return map;
        });
    }

    private Optional<Node> call(Node node) {
        if (node instanceof Node.Scalar) {
            return operation(node).map(Node.class::cast);
        }
        if (!(node instanceof Node.Members map)) {
            return kinds.refuse(Expected.but(node, "an operation, or a map of one and its parameters"));
        }
        if (map.members().size() != 1) {
            return kinds.refuse(Problem.error(
                            ProblemCode.WRONG_VALUE,
                            map.location(),
                            "one operation expected, here are " + map.members().size())
                    .hint("each call is an item of the list, and its parameters stand one level deeper"));
        }
        return call(map.members().getFirst());
    }

    private Optional<Node> call(Node.Member call) {
        operation(call.key());
        return Expected.isNull(call.value())
                ? kinds.refuse(
                        Expected.noValue(call).hint("without parameters leave the `:` out: `- " + call.name() + "`"))
                : new PathMaps(problems).parameters(call.value()).map(Node.class::cast);
    }

    private Optional<Node.Scalar> operation(Node node) {
        return new ReplyReader(problems).operation(node);
    }
}
