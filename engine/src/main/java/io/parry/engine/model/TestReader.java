package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import java.util.List;
import java.util.Optional;

/**
 * The key {@code tests}. What stands for events, answers and parameters is data; its form is checked, its content not.
 */
final class TestReader {
    private final Problems problems;
    private final Kinds kinds;
    private final PathMaps paths;

    TestReader(Problems problems) {
        this.problems = problems;
        this.kinds = new Kinds(problems);
        this.paths = new PathMaps(problems);
    }

    Optional<List<TestCase>> tests(Node node) {
        return kinds.list(this::test).read(node);
    }

    private Optional<TestCase> test(Node node) {
        var fields = Fields.of(node, Shapes.TEST, problems);
        return Optional.of(new TestCase(
                fields.need("name", kinds::text),
                fields.get("event", this::event).orElseGet(() -> fromFile(StandIn.scalar(fields.location()))),
                fields.get("inputs", this::inputs),
                fields.get("now", new Times(kinds)::time),
                fields.get("approvals", this::approvals),
                fields.get("replies", new ReplyReader(problems)::replies),
                fields.get("near_misses", changes -> paths.values(changes, "a change")),
                fields.get("expect", new ExpectReader(problems)::expect)
                        .orElseGet(() -> new Node.Members(List.of(), fields.location())),
                fields.location()));
    }

    private Optional<TestCase.TestEvent> event(Node node) {
        if (node instanceof Node.Scalar) {
            return kinds.text(node).map(TestReader::fromFile);
        }
        var fields = Fields.of(node, Shapes.EVENT, problems);
        if (node instanceof Node.Members && fields.has("file") == fields.has("inline")) {
            problems.add(Problem.error(
                            fields.has("file") ? ProblemCode.KEY_NOT_ALLOWED : ProblemCode.MISSING_KEY,
                            fields.member("inline")
                                    .map(inline -> inline.key().location())
                                    .orElse(fields.location()),
                            "an event comes from `file` or from `inline`, exactly one of them")
                    .hint("for example `{file: events/x.json, set: {$.detail.errorCode: AccessDenied}}`"));
        }
        return Optional.of(new TestCase.TestEvent(
                fields.get("file", kinds::text),
                fields.get("inline", kinds::map).map(Node.class::cast),
                fields.get("set", set -> paths.values(set, "a change")),
                fields.list("remove", kinds.list(paths::path)),
                fields.location()));
    }

    private static TestCase.TestEvent fromFile(Node.Scalar file) {
        return new TestCase.TestEvent(
                Optional.of(file), Optional.empty(), Optional.empty(), List.of(), file.location());
    }

    private Optional<Node.Members> inputs(Node node) {
        return kinds.map(node).map(map -> {
            map.members().stream()
                    .filter(member -> !Words.IDENTIFIER.fits(member.name()))
                    .forEach(member -> problems.add(Names.invalid(member.key())));
            return map;
        });
    }

    private Optional<Node.Members> approvals(Node node) {
        return kinds.map(node).map(map -> {
            map.members().forEach(member -> {
                kinds.id(member.key());
                kinds.word(Words.APPROVALS).read(member.value());
            });
            return map;
        });
    }
}
