package io.parry.engine.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberRangeTest {
    private static final Ask ASK = new Ask(Instant.parse("2026-02-01T00:00:00Z"));

    private static Truth some(Value condition, List<Value> values) {
        return values.stream().map(value -> ASK.one(condition, value)).reduce(Truth.FALSE, Truth::or);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "5.0",
                "5.5",
                "\"5\"",
                "[3, 7]",
                "[]",
                "null",
                "{anything-but: 5}",
                "{anything-but: [4, 5, 6]}",
                "{none: [4, 5, 6, 7]}",
                "{every: 5}",
                "{numeric: [\"<\", 5]}",
                "{numeric: [\">\", 5.5]}",
                "{numeric: [\">\", 3, \"<\", 5]}",
                "{numeric: [\">=\", 3, \"<=\", 3]}",
                "{numeric: [\">\", 4, \"<\", 5]}",
                "{anything-but: {numeric: [\">\", 3, \"<\", 7]}}",
                "{anything-but: {numeric: [\"<\", 99]}}",
                "{numeric: [\">\", 3], anything-but: [4, 6]}",
                "[{numeric: [\"<\", 3]}, 7]",
                "{in-file: [3, 5]}",
                "{anything-but: {in-file: [3, 4, 5]}}",
                "{exists: true}",
                "{exists: false}",
                "{$: {numeric: [\">\", 6]}}",
                "{prefix: \"5\"}",
                "{wildcard: \"*\"}",
                "{regex: \"5\"}",
                "{cidr: 10.0.0.0/8}",
                "{anything-but: {cidr: 10.0.0.0/8}}",
                "{older-than: 90d}",
                "{json: {$.a: 5}}",
                "{numeric: [\"=\", 99999999999]}",
                "{numeric: [\">\", -3]}"
            })
    void theTellingNumbersSayWhatAllOfThemSay(String text) {
        var condition = Yaml.read(text);
        for (int first = 0; first < 10; first++) {
            for (int last = first; last < 10; last++) {
                var range = new NumberRange(first, last);
                assertEquals(
                        some(condition, List.copyOf(range)),
                        some(condition, range.telling(List.of(condition))),
                        first + " to " + last);
            }
        }
    }

    @Test
    void ofAllPortsOnlyAFewAreTelling() {
        var telling = new NumberRange(0, 65_535).telling(List.of(Value.arr(22, 3389), Value.of("443")));
        assertEquals(Value.arr(0, 21, 22, 23, 3388, 3389, 3390, 65_535).items(), telling);
    }

    @Test
    void numbersInSecretsAreTellingToo() {
        var secret = Value.secret("canary", Value.arr(5));
        assertTrue(new NumberRange(0, 9).telling(List.of(secret)).contains(Value.of(5)));
    }

    @Test
    void itIsAListOfTheNumbers() {
        assertEquals(Value.arr(3, 4, 5).items(), new ArrayList<>(new NumberRange(3, 5)));
        assertThrows(IndexOutOfBoundsException.class, () -> new NumberRange(3, 5).get(3));
        assertThrows(IllegalArgumentException.class, () -> new NumberRange(5, 4));
    }
}
