package io.parry.engine.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.Tables;
import io.parry.engine.compile.Matchers;
import io.parry.engine.expression.Scope;
import io.parry.engine.value.Json;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random matchers on random events against an oracle of a few lines that shares no code with {@link Conditions}: the
 * verdict, and that the explanation adds up to the verdict.
 */
final class OracleTest {
    private static final int PAIRS = 20_000;
    private static final List<String> PATHS = List.of("$.a", "$.b", "$.c.d", "$.l", "$.l[*]", "$.gone");
    private static final List<String> TEXTS = List.of("x", "xy", "y", "");

    private final Random random = new Random(7);

    @Test
    void verdictsAreTheOraclesAndExplanationsAddUpToThem() {
        int held = 0;
        for (int i = 0; i < PAIRS; i++) {
            var event = event();
            var matcher = matcher(2);
            var node = Tables.node("generated", Json.write(matcher).getBytes(StandardCharsets.UTF_8));

            var trace = Conditions.trace(Matchers.compile(node), new Subject(event, Scope.EMPTY, Instant.EPOCH));

            boolean expected = oracle(matcher, event);
            assertEquals(Truth.of(expected), trace.truth(), () -> Json.write(matcher) + " on " + Json.write(event));
            assertEquals(trace.truth(), folded(trace), () -> Json.write(matcher));
            held += expected ? 1 : 0;
        }
        // A generator whose matchers always or never hold would prove nothing.
        assertEquals(true, held > PAIRS / 10 && held < PAIRS * 9 / 10, "held " + held);
    }

    /** The verdict that the lines of an explanation add up to. */
    private static Truth folded(Trace trace) {
        return trace.lines().stream()
                .map(line -> line.inner().isEmpty() ? line.truth() : combined(line))
                .reduce(Truth.TRUE, Truth::and);
    }

    private static Truth combined(Trace.Line line) {
        var inner = line.inner().stream().map(OracleTest::folded).toList();
        return switch (line.entry()) {
            case io.parry.engine.compile.CompiledMatcher.Any any ->
                inner.stream().reduce(Truth.FALSE, Truth::or);
            case io.parry.engine.compile.CompiledMatcher.Not not ->
                inner.getFirst().not();
            default -> inner.stream().reduce(Truth.TRUE, Truth::and);
        };
    }

    // ---- the oracle

    private static boolean oracle(Value matcher, Value event) {
        return matcher.members().entrySet().stream().allMatch(entry -> switch (entry.getKey()) {
            case "all" -> entry.getValue().items().stream().allMatch(inner -> oracle(inner, event));
            case "any" -> entry.getValue().items().stream().anyMatch(inner -> oracle(inner, event));
            case "not" -> !oracle(entry.getValue(), event);
            default -> condition(entry.getValue(), select(entry.getKey(), event));
        });
    }

    private static List<Value> select(String path, Value event) {
        Value found = event;
        for (var name : path.substring(2).replace("[*]", "").split("\\.", -1)) {
            found = found.at(name);
        }
        if (path.endsWith("[*]")) {
            return found instanceof Value.Arr list ? list.items() : List.of();
        }
        return found instanceof Value.Missing ? List.of() : List.of(found);
    }

    private static List<Value> elements(List<Value> selected) {
        var elements = new ArrayList<Value>();
        for (var value : selected) {
            elements.addAll(value instanceof Value.Arr list ? list.items() : List.of(value));
        }
        return elements;
    }

    private static boolean condition(Value condition, List<Value> selected) {
        if (condition instanceof Value.Arr oneOf) {
            return oneOf.items().stream().anyMatch(one -> condition(one, selected));
        }
        if (condition instanceof Value.Obj tests) {
            var operator = tests.members().firstEntry();
            return operator(operator.getKey(), operator.getValue(), selected);
        }
        return elements(selected).contains(condition);
    }

    private static boolean operator(String name, Value operand, List<Value> selected) {
        var values = elements(selected);
        return switch (name) {
            case "exists" -> !selected.isEmpty() == operand.equals(Value.of(true));
            case "prefix" ->
                values.stream()
                        .anyMatch(value ->
                                value instanceof Value.Text text && text.text().startsWith(operand.text()));
            case "none" -> values.stream().noneMatch(value -> condition(operand, List.of(value)));
            case "every" -> !values.isEmpty() && values.stream().allMatch(value -> condition(operand, List.of(value)));
            default -> values.stream().anyMatch(value -> !condition(operand, List.of(value)));
        };
    }

    // ---- what is generated

    private Value event() {
        var members = new LinkedHashMap<String, Value>();
        for (var name : List.of("a", "b")) {
            if (random.nextInt(4) > 0) {
                members.put(name, scalar());
            }
        }
        if (random.nextBoolean()) {
            members.put("c", Value.obj("d", scalar()));
        }
        var list = new ArrayList<Value>();
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(scalar());
        }
        members.put("l", new Value.Arr(list));
        return new Value.Obj(members);
    }

    private Value scalar() {
        return switch (random.nextInt(5)) {
            case 0 -> Value.of(random.nextInt(3));
            case 1 -> Value.of(random.nextBoolean());
            case 2 -> Value.NULL;
            default -> Value.of(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }

    private Value matcher(int depth) {
        var members = new LinkedHashMap<String, Value>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            var path = PATHS.get(random.nextInt(PATHS.size()));
            switch (depth == 0 ? 9 : random.nextInt(8)) {
                case 0 -> members.put("all", Value.arr(matcher(depth - 1), matcher(depth - 1)));
                case 1 -> members.put("any", Value.arr(matcher(depth - 1), matcher(depth - 1)));
                case 2 -> members.put("not", matcher(depth - 1));
                default -> members.put(path, condition(2));
            }
        }
        return new Value.Obj(members);
    }

    private Value condition(int depth) {
        return switch (depth == 0 ? random.nextInt(2) : random.nextInt(8)) {
            case 0, 7 -> scalar();
            case 1 -> Value.obj("prefix", List.of("x", "xy", "y").get(random.nextInt(3)));
            case 2 -> Value.obj("exists", random.nextBoolean());
            case 3 -> Value.arr(scalar(), condition(depth - 1));
            case 4 -> Value.obj("none", condition(depth - 1));
            case 5 -> Value.obj("every", condition(depth - 1));
            default -> Value.obj("anything-but", condition(depth - 1));
        };
    }
}
