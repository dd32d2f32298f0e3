package io.parry.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.diagnostic.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The verdicts of reader and schema on the rows of {@code verdicts.yaml}. */
final class VerdictsTest {
    private static final EditorsSchema SCHEMA = EditorsSchema.plain();

    @TestFactory
    Stream<DynamicTest> rows() {
        var table = (Node.Items) Yaml.read(Fixtures.FOLDER.resolve("verdicts.yaml"));
        return table.items().stream()
                .map(Node.Members.class::cast)
                .map(row -> DynamicTest.dynamicTest(text(row, "name"), () -> check(row)));
    }

    private static void check(Node.Members row) {
        var playbook = Fixtures.with(
                Fixtures.minimal(), (Node.Members) row.get("playbook").orElseThrow());
        var problems = Fixtures.problems(playbook);
        var codes = problems.stream()
                .map(Problem::code)
                .map(code -> code.code())
                .distinct()
                .toList();
        var expected = text(row, "problem");
        assertEquals(expected.equals("fine") ? List.of() : List.of(expected), codes, problems::toString);
        boolean agree = row.get("schema").isEmpty();
        assertEquals(problems.isEmpty() == agree, SCHEMA.accepts(playbook.value()), "the schema's verdict");
    }

    private static String text(Node.Members row, String key) {
        return ((Node.Scalar) row.get(key).orElseThrow()).text();
    }
}
