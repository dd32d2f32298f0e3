package io.parry.engine.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsAndOperandsTest {
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    private static ValueOperator operator(String name) {
        return (ValueOperator) Operators.find(name).orElseThrow();
    }

    @Test
    void secretsAndJoinedTextAreComparedByTheirContent() {
        var secret = Value.secret("canary", Value.of("token-canary"));
        var joined = new Value.Joined(List.of(Value.of("Bearer "), secret));
        assertEquals(Truth.TRUE, operator("prefix").test(secret, Value.of("token"), NOW));
        assertEquals(Truth.TRUE, operator("suffix").test(joined, Value.of("canary"), NOW));
        assertEquals(Truth.TRUE, operator("prefix").test(Value.of("token-canary-1"), secret, NOW));
    }

    @Test
    void whatIsSeenInASecretIsSecret() {
        var json = (ViewOperator) Operators.find("json").orElseThrow();
        var seen = json.view(Value.secret("canary", Value.of("{\"key\": \"canary\"}")))
                .orElseThrow();
        assertEquals("***", seen.getFirst().at("key").show());
        assertEquals(Truth.TRUE, Value.same(Value.of("canary"), seen.getFirst().at("key")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"prefix", "suffix", "equals-ignore-case", "wildcard", "regex", "cidr", "older-than", "numeric"})
    void anOperandOfTheWrongKindIsAnErrorThatDoesNotRepeatIt(String name) {
        for (var operand : List.of(Value.of(5), Value.NULL, Value.obj("canary", 1), Value.arr("canary\\", 1))) {
            var error =
                    assertThrows(EvaluationFailed.class, () -> operator(name).test(Value.of("x"), operand, NOW));
            assertEquals("wrong-value", error.code());
            assertTrue(String.valueOf(error.getMessage()).startsWith("`" + name + "` takes "), error.getMessage());
            assertFalse(String.valueOf(error.getMessage()).contains("canary"), error.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefix", "suffix", "equals-ignore-case", "wildcard"})
    void anEmptyListFromAnExpressionHoldsForNothing(String name) {
        assertEquals(Truth.FALSE, operator(name).test(Value.of(""), Value.arr(), NOW));
    }

    @Test
    void anEmptyListOfBlocksStillKnowsWhatAnAddressIs() {
        assertEquals(Truth.FALSE, operator("cidr").test(Value.of("10.0.0.1"), Value.arr(), NOW));
        assertEquals(Truth.UNFIT, operator("cidr").test(Value.of("AWS Internal"), Value.arr(), NOW));
    }

    @Test
    void noTextMakesAPatternSlowOrTooDeep() {
        var before = System.nanoTime();
        assertEquals(Truth.FALSE, operator("regex").test(Value.of("a".repeat(5_000) + "!"), Value.of("(a+)+b"), NOW));
        assertEquals(Truth.FALSE, operator("regex").test(Value.of("ab".repeat(50_000)), Value.of("(a|b)*c"), NOW));
        assertTrue(System.nanoTime() - before < 5_000_000_000L, "five seconds are a hundred times what it takes");
    }

    @Test
    void aVeryLongPatternIsRefused() {
        var problems = new Problems();
        operator("regex").check(Yaml.node(Value.of("a".repeat(10_000))), problems);
        assertEquals(
                "the pattern is too large: at most 5000 states",
                problems.list().getFirst().message());
    }

    @Test
    void aLongTextIsNoTroubleForASimplePattern() {
        var text = Value.of("x".repeat(200_000) + "needle" + "y".repeat(50_000));
        assertEquals(Truth.TRUE, operator("regex").test(text, Value.of(".*needle.*"), NOW));
    }

    @Test
    void manyStarsDoNotMakeAWildcardSlow() {
        var pattern = Value.of("*a".repeat(500) + "*b*");
        var before = System.nanoTime();
        assertEquals(Truth.FALSE, operator("wildcard").test(Value.of("a".repeat(200_000)), pattern, NOW));
        assertTrue(System.nanoTime() - before < 1_000_000_000L, "a second is a hundred times what it takes");
    }

    @Test
    void thousandsOfBlocksAreAsQuickAsOne() {
        var blocks = new java.util.ArrayList<Object>();
        for (int i = 0; i < 65_536; i += 2) {
            blocks.add("10." + (i >> 8) + "." + (i & 255) + ".0/24");
        }
        var test = operator("cidr").prepare(Value.arr(blocks.toArray()));
        assertEquals(Truth.TRUE, test.test(Value.of("10.255.254.7"), NOW));
        assertEquals(Truth.FALSE, test.test(Value.of("10.255.255.7"), NOW));
        assertEquals(Truth.FALSE, test.test(Value.of("10.0.0.0/8"), NOW));
    }
}
