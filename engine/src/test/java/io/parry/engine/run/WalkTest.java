package io.parry.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.parry.engine.Bench;
import io.parry.engine.Tables;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.model.Mode;
import io.parry.engine.model.Node;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** walk.yaml, case by case: what is sent, what the steps come to and what the run does. */
final class WalkTest {
    private static final String HEAD = """
            id: walk
            version: 1.0.0
            title: A walk
            mode: enforce
            triggers:
              - name: any
                match: {$.source: aws.trail}
            """;
    private static final String EVENT = "{'id': 'e', 'source': 'aws.trail', 'account': '111122223333',"
            + " 'region': 'us-east-1', 'detail': {'eventTime': '2026-11-03T08:00:00Z', 'names': ['a', 'b', 'c']}}";

    @TestFactory
    Stream<DynamicTest> aRunGoesAsTheTableSays() {
        return Tables.rows("run/walk.yaml").map(row -> DynamicTest.dynamicTest(text(row, "name"), () -> check(row)));
    }

    private static void check(Node.Members row) {
        var script = new Script(value(row, "answers", Value.obj()));
        var match =
                new Bench().matches(HEAD + text(row, "playbook"), EVENT, script).getFirst();
        var begun = script.instant();

        var result = new Runner(
                        new Bench(), script, new MemoryJournal(), script, script, Set.of(), "me", Duration.ofHours(1))
                .run(match, mode(row));

        assertEquals(value(row, "sent", Value.arr()), strings(script.sent), "sent");
        var steps = new LinkedHashMap<String, Value>();
        collect(result.record().at("steps"), steps);
        collect(result.record().at("finally"), steps);
        var expected = value(row, "steps", Value.obj()).members();
        expected.forEach((id, outcome) -> assertEquals(outcome, steps.get(id), id));
        assertEquals(text(row, "outcome"), result.outcome());
        assertFalse(Json.write(result.record()).contains("canary"), "the record tells a secret");
        row.get("asked").ifPresent(times -> assertEquals(times.value(), Value.of((long) script.asked.size()), "asked"));
        row.get("error")
                .ifPresent(code -> assertEquals(
                        code.value(), Value.of(result.error().orElseThrow().code()), "error"));
        row.get("took")
                .ifPresent(seconds -> assertEquals(
                        seconds.value(),
                        Value.of(Duration.between(begun, script.instant()).toSeconds()),
                        "took"));
    }

    private static Mode mode(Node.Members row) {
        return Mode.valueOf(value(row, "mode", Value.of("enforce")).text().toUpperCase(Locale.ROOT));
    }

    private static Value strings(List<String> texts) {
        return new Value.Arr(texts.stream().map(Value::of).toList());
    }

    /** Outcome by step, by {@code step[turn]} in loops, with {@code outcome code} where there is an error. */
    private static void collect(Value steps, Map<String, Value> outcomes) {
        for (var step : steps.exists() ? steps.items() : List.<Value>of()) {
            var id = step.at("id").text();
            outcomes.put(id, outcome(step));
            collect(step.at("steps"), outcomes);
            for (var turn : step.at("items").exists() ? step.at("items").items() : List.<Value>of()) {
                outcomes.put(id + "[" + turn.at("index").show() + "]", outcome(turn));
                collect(turn.at("steps"), outcomes);
            }
        }
    }

    private static Value outcome(Value step) {
        var code = step.at("error").exists() ? " " + step.at("error").at("code").text() : "";
        return Value.of(step.at("outcome").text() + code);
    }

    private static String text(Node.Members row, String key) {
        return row.get(key).orElseThrow().value().text();
    }

    private static Value value(Node.Members row, String key, Value otherwise) {
        return row.get(key).map(Node::value).orElse(otherwise);
    }
}
