package io.parry.engine.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.Tables;
import io.parry.engine.compile.Matchers;
import io.parry.engine.expression.Scope;
import io.parry.engine.model.Node;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** conditions.yaml, case by case. */
final class ConditionsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Value INPUTS =
            Value.obj("x", "x", "list", Value.arr("x", "y"), "blocks", Value.arr("10.0.0.0/8", "fd00::/8"));

    @TestFactory
    Stream<DynamicTest> holdsAsTheTableSays() {
        return Tables.rows("match/conditions.yaml")
                .map(row -> DynamicTest.dynamicTest(
                        row.get("name").orElseThrow().value().text(), () -> check(row)));
    }

    private static void check(Node.Members row) {
        var value = unknowns(row.get("value").orElseThrow().value());
        var matcher = Matchers.compile(row.get("match").orElseThrow());
        var subject = new Subject(value, scope(value), NOW);

        var trace = Conditions.trace(matcher, subject);

        assertEquals(expected(row), trace.truth().settled());
    }

    private static Scope scope(Value event) {
        return root -> switch (root) {
            case "inputs" -> Optional.of(INPUTS);
            case "event" -> Optional.of(event);
            default -> Optional.empty();
        };
    }

    private static Truth expected(Node.Members row) {
        var is = row.get("is").orElseThrow().value();
        return is instanceof Value.Bool bool
                ? Truth.of(bool.is())
                : Truth.valueOf(is.text().toUpperCase(Locale.ROOT));
    }

    /** A text "?x" is something known only after x. */
    private static Value unknowns(Value value) {
        return switch (value) {
            case Value.Text text
            when text.text().startsWith("?") -> Value.unknown(text.text().substring(1));
            case Value.Arr arr ->
                new Value.Arr(arr.items().stream().map(ConditionsTest::unknowns).toList());
            case Value.Obj obj -> {
                var members = new LinkedHashMap<String, Value>();
                obj.members().forEach((name, member) -> members.put(name, unknowns(member)));
                yield new Value.Obj(members);
            }
            default -> value;
        };
    }
}
