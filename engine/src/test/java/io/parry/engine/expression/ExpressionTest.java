package io.parry.engine.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The tables say what an expression gives: {@code shows} is its value as a reader sees it (secrets as {@code ***}),
 * {@code sends} as it goes over the wire, {@code error} the code and the message.
 */
final class ExpressionTest {
    @TestFactory
    Stream<DynamicTest> expressionsGiveWhatTheTableSays() {
        return Table.of("expressions.json")
                .map(row -> DynamicTest.dynamicTest(
                        row.at("expression").text() + " " + row.at("scope").show(), () -> check(row)));
    }

    @TestFactory
    Stream<DynamicTest> filtersGiveWhatTheTableSays() {
        return Table.of("filters.json")
                .map(row -> DynamicTest.dynamicTest(
                        row.at("expression").text() + " " + row.at("scope").show(), () -> check(row)));
    }

    private static void check(Value row) throws SyntaxError {
        var expression = parse(row.at("expression").text());
        var scope = Table.scope(row.at("scope"));
        if (row.at("error").exists()) {
            var failure = assertThrows(
                    EvaluationFailed.class, () -> expression.evaluate(scope).reveal());
            assertEquals(row.at("error").text(), failure.code() + ": " + failure.getMessage());
            return;
        }
        var value = expression.evaluate(scope);
        assertEquals(row.at("shows").text(), value.show());
        if (row.at("sends").exists()) {
            assertEquals(row.at("sends").text(), value.reveal().show());
        }
    }

    private static Expression parse(String text) throws SyntaxError {
        return Expression.parseUnderTest(text, 0, text.length());
    }

    @Test
    void anExpressionIsReadFromTheMiddleOfAText() throws SyntaxError {
        var expression = Expression.parse("a ${ vars.x | first } b", 4, 20);
        assertEquals("vars.x | first", expression.toString());
        assertEquals(5, expression.uses().getFirst().from());
        assertEquals(11, expression.uses().getFirst().to());
    }

    @Test
    void pathsOfArgumentsAndBehindFiltersAreListed() throws SyntaxError {
        var expression = parse("event.a | default(vars.b) | parse_json | .c");
        assertEquals(
                List.of("event", "vars", "@"),
                expression.paths().stream().map(JsonPath::root).toList());
    }

    @Test
    void pathsInsidePathsAreListedToo() throws SyntaxError {
        var expression = parse("vars.a[inputs.b[event.c]] | [?@.x == steps.d]");
        assertEquals(
                List.of("vars.a[inputs.b[event.c]]", "inputs.b[event.c]", "event.c", "[?@.x == steps.d]", "steps.d"),
                expression.paths().stream().map(JsonPath::toString).toList());
    }

    @Test
    void theThingUnderTestIsRefusedWhereNothingIs() {
        var error = assertThrows(SyntaxError.class, () -> Expression.parse("vars.a | default($.b)", 0, 21));
        assertEquals("`$` is nothing here: nothing is under test", error.getMessage());
        assertEquals(17, error.from());
        assertEquals(20, error.to());
    }

    @Test
    void anotherValueIsNotWorkedOutWhereNoneIsNeeded() throws SyntaxError {
        Scope scope = root -> {
            if (root.equals("vars")) {
                throw new AssertionError("asked for");
            }
            return java.util.Optional.of(Value.of("here"));
        };
        assertEquals(Value.of("here"), parse("event | default(vars.b)").evaluate(scope));
    }
}
