package io.parry.engine.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code shows}, {@code sends} and {@code error} as in {@link ExpressionTest}; {@code told} is the lenient reading. */
final class TemplateTest {
    @TestFactory
    Stream<DynamicTest> templatesGiveWhatTheTableSays() {
        return Table.of("templates.json")
                .map(row -> DynamicTest.dynamicTest(row.at("template").show(), () -> check(row)));
    }

    private static void check(Value row) {
        var template = compile(row.at("template"));
        var scope = Table.scope(row.at("scope"));
        if (row.at("error").exists()) {
            var failure = assertThrows(
                    EvaluationFailed.class, () -> template.evaluate(scope).reveal());
            assertEquals(row.at("error").text(), failure.code() + ": " + failure.getMessage());
        }
        if (row.at("shows").exists()) {
            assertEquals(row.at("shows").text(), template.evaluate(scope).show());
        }
        if (row.at("sends").exists()) {
            assertEquals(
                    row.at("sends").text(), template.evaluate(scope).reveal().show());
        }
        if (row.at("told").exists()) {
            assertEquals(
                    row.at("told").text(),
                    template.evaluateLenient(scope).reveal().show());
        }
    }

    private static Template compile(Value document) {
        var problems = new Problems();
        var template = Template.compile(Table.node(document), problems);
        assertFalse(problems.hasErrors(), () -> problems.list().toString());
        return template.orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> mistakesAreReportedAtTheirPlaces() {
        return Table.of("template-problems.json")
                .map(row -> DynamicTest.dynamicTest(row.at("template").show(), () -> checkProblems(row)));
    }

    private static void checkProblems(Value row) {
        var problems = new Problems();
        var template = Template.compile(Table.node(row.at("template")), problems);
        var expected = row.at("problems").items().stream().map(Value::text).collect(Collectors.joining("\n"));
        assertEquals(expected, problems.list().stream().map(TemplateTest::line).collect(Collectors.joining("\n")));
        assertEquals(!problems.hasErrors(), template.isPresent());
    }

    private static String line(io.parry.engine.diagnostic.Problem problem) {
        return problem.location().column() + "-" + problem.location().endColumn() + " "
                + problem.severity().word() + " " + problem.message() + " ["
                + problem.code().code() + "]"
                + problem.hint().map(hint -> " hint: " + hint).orElse("");
    }

    @Test
    void oneExpressionIsAWholeOne() {
        assertEquals(
                "vars.x", compile(Value.of("${ vars.x }")).whole().orElseThrow().toString());
        assertTrue(compile(Value.of("${vars.x} ")).whole().isEmpty());
        assertTrue(compile(Value.arr("${vars.x}")).whole().isEmpty());
    }

    @Test
    void whatHoldsNoExpressionIsLiteral() {
        assertTrue(compile(Value.obj("a", Value.arr("$${x}", 5, null))).isLiteral());
        assertFalse(compile(Value.obj("a", Value.arr("${vars.x}"))).isLiteral());
    }

    @Test
    void pathsAreListedWithTheirPlaces() {
        var template = compile(Value.obj("a", "x ${vars.a | default(event.b)}", "b", Value.arr("${steps.c}")));
        assertEquals(
                List.of("vars", "event", "steps"),
                template.paths().stream().map(JsonPath::root).toList());
        assertEquals(
                List.of("p.yaml:1:5", "p.yaml:1:22", "p.yaml:1:3"),
                template.uses().stream().map(use -> use.location().toString()).toList());
    }

    @Test
    void theThingUnderTestComesFromTheScope() {
        var problems = new Problems();
        var template = Template.compileUnderTest(Table.node(Value.of("${$.a}")), problems)
                .orElseThrow();
        assertEquals(Value.of(1), template.evaluate(Scope.EMPTY.with("$", Value.obj("a", 1))));
    }
}
