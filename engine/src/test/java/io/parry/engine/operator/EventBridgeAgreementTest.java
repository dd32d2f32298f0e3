package io.parry.engine.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.value.Json;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The leaves of EventBridge's patterns are our conditions: what AWS says of its patterns, the operators say too. */
final class EventBridgeAgreementTest {
    private static final Path CASES = Path.of("../../shared/events/localstack/event-patterns.json");
    private static final Ask ASK = new Ask(Instant.parse("2026-02-01T00:00:00Z"));

    /** EventBridge refuses these, the language takes them: lists of texts and blocks, empty texts, slow wildcards. */
    private static final Set<String> TAKEN_HERE = Set.of(
            "content_anything_prefix_empty_EXC",
            "content_anything_prefix_ignorecase_EXC",
            "content_anything_suffix_empty_EXC",
            "content_anything_suffix_ignorecase_EXC",
            "content_prefix_list_EXC",
            "content_suffix_list_EXC",
            "content_ignorecase_EXC",
            "content_wildcard_complex_EXC");

    /** Not about operators: patterns that are no lists, null beside other values, dots that are levels. */
    private static final Set<String> OTHER_SYNTAX = Set.of(
            "arrays_empty_EXC",
            "content_anything_but_string_list_null_type_EXC",
            "content_anything_but_string_null_type_EXC",
            "dot_joining_event",
            "dot_joining_event_NEG",
            "dot_joining_pattern",
            "dot_joining_pattern_NEG",
            "int_nolist_EXC",
            "string_nolist_EXC");

    @Test
    void operatorsAgreeWithEventBridge() throws Exception {
        var here = Files.exists(CASES);
        assertTrue(here || !"true".equals(System.getenv("CI")), "the event pattern cases are missing");
        assumeTrue(here, "no event pattern cases beside the project: skipped");
        var different = new ArrayList<String>();
        var left = new TreeSet<String>();
        int used = 0;
        for (var test : Json.read(Files.readString(CASES)).items()) {
            var name = test.at("name").text();
            if (OTHER_SYNTAX.contains(name)) {
                left.add(name);
            } else {
                used++;
                var expected = TAKEN_HERE.contains(name)
                        ? "match or not"
                        : test.at("expected").text();
                var found = verdict(test.at("pattern"), test.at("event"));
                if (!expected.equals(found) && !(TAKEN_HERE.contains(name) && !found.equals("exception"))) {
                    different.add(name + ": expected " + expected + ", found " + found);
                }
            }
        }
        assertEquals(List.of(), different);
        assertFalse(used < 140, "only " + used + " cases used");
        System.out.println("event pattern cases used: " + used + ", of other syntax: " + left.size());
    }

    private static String verdict(Value pattern, Value event) {
        var problems = new Problems();
        check(pattern, problems);
        if (problems.hasErrors()) {
            return "exception";
        }
        return pattern(pattern, List.of(event)).holds() ? "match" : "no-match";
    }

    /** Holds every operand of a pattern against its operator. */
    private static void check(Value pattern, Problems problems) {
        switch (pattern) {
            case Value.Obj map ->
                map.members().forEach((name, inner) -> {
                    var operator = Operators.find(name);
                    operator.ifPresent(known -> known.check(Yaml.node(inner), problems));
                    if (operator.isEmpty()
                            && Operators.find(name.toLowerCase(java.util.Locale.ROOT))
                                    .isPresent()) {
                        problems.add(io.parry.engine.diagnostic.Problem.error(
                                io.parry.engine.diagnostic.ProblemCode.UNKNOWN_OPERATOR,
                                Yaml.node(inner).location(),
                                "unknown operator"));
                    }
                    if (operator.isEmpty() || operator.get() instanceof Quantifier) {
                        check(inner, problems);
                    }
                });
            case Value.Arr list -> list.items().forEach(inner -> check(inner, problems));
            default -> {}
        }
    }

    /** All members of a pattern's map, for events that lists have made several. */
    private static Truth pattern(Value pattern, List<Value> events) {
        return pattern.members().entrySet().stream()
                .map(member -> member(member.getKey(), member.getValue(), events))
                .reduce(Truth.TRUE, Truth::and);
    }

    private static Truth member(String name, Value inner, List<Value> events) {
        if (name.equals("$or")) {
            return inner.items().stream().map(one -> pattern(one, events)).reduce(Truth.FALSE, Truth::or);
        }
        var selected = events.stream().flatMap(event -> selected(event, name)).toList();
        return inner instanceof Value.Obj ? pattern(inner, selected) : leaf(inner, selected);
    }

    /** A pattern's name reaches through lists. */
    private static Stream<Value> selected(Value event, String name) {
        return event instanceof Value.Arr list
                ? list.items().stream().flatMap(item -> selected(item, name))
                : Stream.of(event.at(name)).filter(value -> !value.isMissing());
    }

    private static Truth leaf(Value conditions, List<Value> selected) {
        var leaves = selected.stream()
                .flatMap(value -> value instanceof Value.Arr list ? list.items().stream() : Stream.of(value))
                .filter(value -> !(value instanceof Value.Obj))
                .toList();
        return conditions.items().stream().map(one -> condition(one, leaves)).reduce(Truth.FALSE, Truth::or);
    }

    private static Truth condition(Value condition, List<Value> leaves) {
        var exists = condition.at("exists");
        return exists.isMissing() ? ASK.of(condition, leaves) : Truth.of(exists.equals(Value.of(!leaves.isEmpty())));
    }
}
