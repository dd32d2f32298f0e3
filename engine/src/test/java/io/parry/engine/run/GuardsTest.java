package io.parry.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.Bench;
import io.parry.engine.Tables;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.model.Durations;
import io.parry.engine.model.Mode;
import io.parry.engine.model.Node;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** guards.yaml, case by case; and what a process that takes over is not kept from. */
final class GuardsTest {
    private static final String HEAD = """
            version: 1.0.0
            title: Guarded
            mode: enforce
            """;
    private static final String TRIGGER = "triggers: [{name: any, match: {$.account: {exists: true}}}]\n";
    private static final Duration LEASE = Duration.ofHours(1);

    private final MemoryJournal journal = new MemoryJournal();

    @TestFactory
    Stream<DynamicTest> guardsKeepBackWhatTheTableSays() {
        return Tables.rows("run/guards.yaml")
                .map(row -> DynamicTest.dynamicTest(text(row, "name", ""), () -> new GuardsTest().check(row)));
    }

    private void check(Node.Members row) {
        var script = new Script(value(row, "answers", Value.obj()));
        var asked = new ArrayList<String>();
        var listening = listening(asked);
        var bench = new Bench();
        row.get("folder").ifPresent(folder -> bench.under(folder.value().text()));
        int number = 0;
        for (var one : ((Node.Items) row.get("runs").orElseThrow()).items()) {
            number++;
            var run = (Node.Members) one;
            Durations.parse(text(run, "after", "0s"))
                    .filter(Duration::isPositive)
                    .ifPresent(script::sleep);
            script.sent.clear();
            asked.clear();
            var playbook = playbook(text(run, "id", "guarded"), text(row, "playbook", ""));
            var match = bench.matches(playbook, Json.write(event(run, number, script.instant())), script)
                    .getFirst();
            var mode = Mode.valueOf(text(run, "mode", "enforce").toUpperCase(Locale.ROOT));
            var result = new Runner(bench, script, listening, script, script, Set.of(), "me", LEASE).run(match, mode);
            check(run, result, script, "run " + number);
            run.get("writes")
                    .ifPresent(writes -> assertEquals(
                            List.of(),
                            asked.stream()
                                    .filter(what -> !what.equals("isUnderWay"))
                                    .toList(),
                            "the journal was written"));
        }
    }

    private static void check(Node.Members run, RunResult result, Script script, String which) {
        var record = result.record();
        assertEquals(value(run, "sent", Value.arr()), strings(script.sent), which);
        assertEquals(text(run, "outcome", ""), result.outcome(), () -> which + ": " + Json.write(record));
        run.get("guard")
                .ifPresent(guard -> assertEquals(guard.value(), guard(record).at("guard"), which));
        run.get("why").ifPresent(why -> assertEquals(why.value(), guard(record).at("why"), which));
        assertEquals(value(run, "held", Value.MISSING), record.at("held_back").at("guard"), which);
        assertEquals(value(run, "redelivery", Value.of(false)), Value.of(result.fromRecord()), which);
        run.get("seen")
                .ifPresent(seen ->
                        assertTrue(Json.write(record).contains(seen.value().text()), which));
    }

    /** Of the run as a whole, or of its first step that is blocked. */
    private static Value guard(Value record) {
        return record.at("blocked").exists()
                ? record.at("blocked")
                : record.at("steps").items().stream()
                        .map(step -> step.at("blocked"))
                        .filter(Value::exists)
                        .findFirst()
                        .orElse(Value.MISSING);
    }

    private static String playbook(String id, String rest) {
        return "id: " + id + "\n" + HEAD + (rest.contains("triggers:") ? "" : TRIGGER) + rest;
    }

    private static Value event(Node.Members run, int number, Instant now) {
        if (run.get("json").isPresent()) {
            return Bench.json(text(run, "json", ""));
        }
        if (run.get("whole").isPresent()) {
            return run.get("whole").get().value();
        }
        var event = Value.obj(
                "id",
                "e-" + number,
                "source",
                "aws.trail",
                "account",
                "111122223333",
                "region",
                "us-east-1",
                "time",
                now.toString(),
                "detail",
                Value.obj("name", "a"));
        event = with(event, value(run, "event", Value.obj()));
        return event.with("detail", with(event.at("detail"), value(run, "detail", Value.obj())));
    }

    private static Value with(Value map, Value others) {
        var all = map;
        for (var member : others.members().entrySet()) {
            all = all.with(member.getKey(), member.getValue());
        }
        return all;
    }

    /** The journal, and what it is asked. */
    private Journal listening(List<String> asked) {
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    try {
                        return method.invoke(journal, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    /** The end of a process: nothing that the engine names, so that nothing of it catches it. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A process that dies when it asks about {@code b}. */
    private record Dying(Script script) implements Cloud {
        @Override
        public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
            if (parameters.at("Name").equals(Value.of("b"))) {
                throw new Died();
            }
            return script.read(operation, parameters, target, deadline);
        }

        @Override
        public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
            return script.call(operation, parameters, target, deadline);
        }
    }

    @Test
    void aHalfDoneRunIsFinishedThoughItsWindowIsFullOfOthers() {
        var off = Value.obj("On", false);
        var on = Value.obj("On", true);
        var script = new Script(Value.obj("trail:GetStatus", Value.arr(off, off, on, off, off, on)));
        var playbook = playbook("half", """
                guards: {at_most: {runs: 1, window: 1m}}
                steps:
                  - {id: first, action: trail:Start, with: {Name: a}}
                  - {id: tell, action: sns:Publish, with: {Message: one}}
                  - {id: second, action: trail:Stop, with: {Name: "${event.detail.name}"}, unless: {action: trail:GetStatus, with: {Name: "${event.detail.name}"}, result: {$.On: true}}}
                """);
        assertThrows(Died.class, () -> run(playbook, "half", "b", new Dying(script), script, "one"));
        script.sleep(LEASE.plusSeconds(1));
        assertEquals(
                "succeeded", run(playbook, "other", "c", script, script, "two").outcome());
        assertEquals(
                "blocked", run(playbook, "third", "c", script, script, "two").outcome());
        script.sent.clear();

        assertEquals(
                "succeeded", run(playbook, "half", "b", script, script, "two").outcome());
        assertEquals(List.of("trail:Stop b"), script.sent);
    }

    private RunResult run(String yaml, String id, String name, Cloud cloud, Script script, String owner) {
        var event = "{'id': '" + id
                + "', 'source': 'aws.trail', 'account': '111122223333', 'region': 'us-east-1', 'time': '"
                + "2026-11-03T08:41:20Z', 'detail': {'name': '" + name + "'}}";
        var bench = new Bench();
        var match = bench.matches(yaml, event, script).getFirst();
        return new Runner(bench, cloud, journal, script, script, Set.of(), owner, LEASE).run(match, Mode.ENFORCE);
    }

    private static Value strings(List<String> texts) {
        return new Value.Arr(texts.stream().map(Value::of).toList());
    }

    private static String text(Node.Members row, String key, String otherwise) {
        return value(row, key, Value.of(otherwise)).text();
    }

    private static Value value(Node.Members row, String key, Value otherwise) {
        return row.get(key).map(Node::value).orElse(otherwise);
    }
}
