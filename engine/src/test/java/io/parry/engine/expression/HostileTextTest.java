package io.parry.engine.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from an event is data, and cannot be made to fill the memory or the time. */
final class HostileTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "${vars.x}",
                "$${vars.x}",
                "$.a",
                "%s%n",
                "{{x}}",
                "{}",
                "\\u0024{vars.x}",
                "' | default('",
                "a\nb",
                "}",
                "$1",
                "\\Q"
            })
    void textFromAnEventStaysAsItIs(String hostile) {
        var scope = Scope.EMPTY
                .with("event", Value.obj("name", hostile, "mark", "<-"))
                .with("vars", Value.obj("x", "leaked"));
        assertEquals(Value.of(hostile), evaluate("${event.name}", scope));
        assertEquals(Value.of("<" + hostile + ">"), evaluate("<${event.name}>", scope));
        assertEquals(Value.of("<" + hostile), evaluate("${event.mark | replace('-', event.name)}", scope));
    }

    private static Value evaluate(String template, Scope scope) {
        return Template.compile(Table.node(Value.of(template)), new Problems())
                .orElseThrow()
                .evaluate(scope);
    }

    private static EvaluationFailed failure(String expression, Value x) throws SyntaxError {
        var parsed = Expression.parse(expression, 0, expression.length());
        return assertThrows(EvaluationFailed.class, () -> parsed.evaluate(Scope.EMPTY.with("x", x)));
    }

    @Test
    void replacingMayNotMakeAnEndlessText() throws SyntaxError {
        var failure = failure("x | replace(\"a\", x)", Value.of("a".repeat(2_000)));
        assertEquals("a text of more than 1048576 characters", failure.getMessage());
    }

    @Test
    void joiningMayNotMakeAnEndlessText() throws SyntaxError {
        var failure = failure("x | split(\"a\") | join(x)", Value.of("a".repeat(2_000)));
        assertEquals("a text of more than 1048576 characters", failure.getMessage());
    }

    @Test
    void puttingTextSideBySideMayNotMakeAnEndlessText() {
        var scope = Scope.EMPTY.with("x", Value.of("a".repeat(600_000)));
        assertThrows(EvaluationFailed.class, () -> evaluate("${x}${x}", scope));
    }

    @Test
    void multiplyingMayNotMakeAnEndlessNumber() throws SyntaxError {
        var failure = failure("x | number | times(10)", Value.of("9".repeat(1_000)));
        assertEquals("a number of more than 1000 digits", failure.getMessage());
    }

    @Test
    void concatenatingMayNotMakeAnEndlessList() throws SyntaxError {
        var list = new Value.Arr(java.util.Collections.nCopies(60_000, Value.NULL));
        assertEquals(
                "a list of more than 100000 items",
                failure("x | concat(x)", list).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?<a>(x+x+)+)y", "(?<a>(x|xx)*)y", "^(?<a>(?:x|y|z)*)$"})
    void aPatternThatWouldRunForEverIsStopped(String pattern) throws SyntaxError {
        var failure = failure("x | capture(\"" + pattern + "\")", Value.of("x".repeat(100_000) + "!"));
        assertEquals(
                "`capture` takes text that its pattern can be matched with in reasonable time, found `\""
                        + "x".repeat(59) + "…` in `x`",
                failure.getMessage());
    }
}
