package io.parry.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parry.engine.Bench;
import io.parry.engine.Engine;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.model.Mode;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Runs that nobody goes on with: what is sent, how often, and what comes of it. */
final class SweeperTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LATER = LEASE.plusSeconds(31);
    private static final String HEAD = """
            id: one
            version: 1.0.0
            title: One
            triggers: [{name: any, match: {$.source: aws.trail}}]
            """;
    private static final String STARTS = HEAD + """
            steps:
              - id: start
                action: trail:Start
                with: {Name: "trail-${event.id}"}
                unless: {action: trail:GetStatus, with: {Name: "trail-${event.id}"}, result: {$.IsLogging: true}}
            """;
    private static final String MANY = """
            id: many
            version: 1.0.0
            title: Many
            triggers: [{name: any, for_each: {it: "${event.detail.all[*]}"}, match: {$.source: aws.trail}}]
            steps: [{id: start, action: trail:Start, with: {Name: "${it}"}}]
            """;

    private final World world = new World();
    private final MemoryJournal journal = new MemoryJournal();
    private final List<Value> sent = new ArrayList<>();
    private final Bench bench = new Bench();
    private boolean queueAnswers = true;
    private int owners;

    /** The end of a process: nothing that the engine names, so that nothing of it catches it. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private record Kills(World world, Operation at) implements Cloud {
        @Override
        public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
            return world.read(operation, parameters, target, deadline);
        }

        @Override
        public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
            if (operation.equals(at)) {
                throw new Died();
            }
            return world.call(operation, parameters, target, deadline);
        }
    }

    private static Value event(String id) {
        return Value.obj(
                "id",
                id,
                "source",
                "aws.trail",
                "account",
                "111122223333",
                "region",
                "us-east-1",
                "detail",
                Value.obj("all", Value.arr("a", "b", "c")));
    }

    private List<RunResult> delivered(Cloud cloud, String yaml, Value event) {
        var engine = new Engine(List.of(bench.playbook(yaml)), Map.of(), bench, Home.UNKNOWN, world);
        var runner = new Runner(bench, cloud, journal, world, world, Set.of(), "owner-" + ++owners, LEASE);
        return engine.match(new Event(event, "event")).stream()
                .map(match -> engine.run(match, Mode.ENFORCE, runner))
                .toList();
    }

    private void killed(String yaml, Value event) {
        world.stopped("trail-" + event.at("id").text(), world.instant());
        var deadly = new Kills(world, Operation.of("trail:Start"));
        assertThrows(Died.class, () -> delivered(deadly, yaml, event));
    }

    private boolean send(Value event) {
        if (queueAnswers) {
            sent.add(event);
        }
        return queueAnswers;
    }

    private Swept swept() {
        return swept(Instant.MAX);
    }

    private Swept swept(Instant until) {
        return new Sweeper(journal, this::send, world).sweep(until);
    }

    private static String said(Swept swept) {
        return Json.write(swept.json());
    }

    @Test
    void aRunWhoseProcessHasDiedGoesOnWithTheTextItBeganWithAndEndsOnce() {
        killed(STARTS, event("e"));
        world.sleep(LATER);

        assertEquals("{\"swept\":1,\"nudged\":1,\"without_event\":0,\"not_sent\":0,\"stuck\":0}", said(swept()));
        assertEquals(List.of(event("e")), sent);

        var changed = STARTS.replace("trail-", "audit-");
        assertEquals(
                "succeeded",
                delivered(world, changed, sent.getFirst()).getFirst().outcome());
        delivered(world, changed, sent.getFirst());
        assertEquals(List.of("trail:Start trail-e"), world.effects);

        world.sleep(Duration.ofHours(1));
        assertEquals("{\"swept\":0,\"nudged\":0,\"without_event\":0,\"not_sent\":0,\"stuck\":0}", said(swept()));
    }

    @Test
    void aRunThatNobodyHasWokenIsWoken() {
        var waits = HEAD + """
                steps:
                  - action: trail:GetStatus
                    with: {Name: management}
                    until: {$.IsLogging: true}
                    every: 20m
                    timeout: 2h
                """;
        world.stopped("management", world.instant());
        assertEquals("waiting", delivered(world, waits, event("e")).getFirst().outcome());

        world.sleep(Duration.ofMinutes(20));
        assertEquals(0, swept().looks().size(), "its message may be on its way");
        world.sleep(Duration.ofSeconds(31));
        assertEquals(1, swept().that(Swept.Came.NUDGED).size());
        assertEquals(List.of(event("e")), sent);
    }

    @Test
    void anEventOfManyRunsIsSentOnce() {
        for (int i = 0; i < 3; i++) {
            killed(MANY.replace("[*]", "[" + i + ":" + (i + 1) + "]"), event("e"));
        }
        world.sleep(LATER);

        assertEquals(3, swept().that(Swept.Came.NUDGED).size());
        assertEquals(1, sent.size());
    }

    @Test
    void aRunIsNudgedOnceInFiveMinutesHoweverOftenIsSwept() {
        killed(STARTS, event("e"));
        world.sleep(LATER);
        for (int i = 0; i < 10; i++) {
            var unused = swept();
            world.sleep(Duration.ofMinutes(1));
        }

        assertEquals(2, sent.size());
    }

    /** What it notes of itself before it dies would be progress; it dies before. */
    @Test
    void anEventThatKillsEachProcessIsGivenUpAndToldOf() {
        var deadly = HEAD + """
                steps:
                  - {id: look, action: trail:GetStatus, with: {Name: management}}
                  - {id: start, action: trail:Start, with: {Name: management}}
                """;
        var poison = new Cloud() {
            @Override
            public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
                throw new Died();
            }

            @Override
            public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
                throw new Died();
            }
        };
        assertThrows(Died.class, () -> delivered(poison, deadly, event("e")));
        Swept last = swept();
        for (int minute = 0; minute < 120 && last.stuck().isEmpty(); minute++) {
            world.sleep(Duration.ofMinutes(1));
            int before = sent.size();
            last = swept();
            if (sent.size() > before) {
                assertThrows(Died.class, () -> delivered(poison, deadly, sent.getLast()));
            }
        }

        assertEquals(10, sent.size());
        assertEquals("{\"swept\":1,\"nudged\":0,\"without_event\":0,\"not_sent\":0,\"stuck\":1}", said(last));
        assertEquals(List.of("one 1"), counted(last, "Stuck"));
        world.sleep(Duration.ofMinutes(10));
        assertEquals(List.of("one 1"), counted(swept(), "Stuck"), "as long as it stands");
        world.sleep(Duration.ofDays(1));
        assertEquals(List.of(), counted(swept(), "Stuck"), "a day later that is no news");
        assertEquals(10, sent.size());
    }

    private List<String> counted(Swept swept, String metric) {
        return swept.metrics(world.instant()).stream()
                .filter(line -> line.at(metric).exists())
                .map(line -> line.at("playbook").text() + " " + line.at(metric).show())
                .toList();
    }

    /** A rotation's event holds a secret. */
    @Test
    void aRunWhoseEventIsNotKeptIsCountedAndInTheEndToldOf() {
        killed(STARTS, event("e").with("RotationToken", Value.of("canary")));
        world.sleep(LATER);

        assertEquals("{\"swept\":1,\"nudged\":0,\"without_event\":1,\"not_sent\":0,\"stuck\":0}", said(swept()));
        for (int minute = 0; minute < 60; minute++) {
            world.sleep(Duration.ofMinutes(1));
            var unused = swept();
        }
        assertEquals(List.of("one 1"), counted(swept(), "Stuck"));
        assertEquals(List.of(), sent);
    }

    /** An outage of the queue must not use up the nudges of all. */
    @Test
    void whereTheQueueDoesNotAnswerTheRestWaits() {
        for (int i = 0; i < 3; i++) {
            killed(STARTS, event("e" + i));
        }
        world.sleep(LATER);
        queueAnswers = false;

        assertEquals("{\"swept\":1,\"nudged\":0,\"without_event\":0,\"not_sent\":1,\"stuck\":0}", said(swept()));
        queueAnswers = true;
        assertEquals(2, swept().that(Swept.Came.NUDGED).size());
    }

    @Test
    void whenItsTimeIsOverItStops() {
        killed(STARTS, event("e"));
        world.sleep(LATER);

        assertEquals(0, swept(world.instant()).looks().size());
        assertEquals(1, swept().looks().size());
    }

    @Test
    void whatIsCountedIsCountedByPlaybook() {
        killed(STARTS, event("e"));
        killed(STARTS.replace("id: one", "id: another"), event("f"));
        world.sleep(LATER);
        var swept = swept();

        assertEquals(List.of("another 1", "one 1"), counted(swept, "Nudged"));
        assertEquals(
                "[{\"Namespace\":\"Parry\",\"Dimensions\":[[\"playbook\"]],"
                        + "\"Metrics\":[{\"Name\":\"Nudged\",\"Unit\":\"Count\"}]}]",
                Json.write(swept.metrics(world.instant()).getFirst().at("_aws").at("CloudWatchMetrics")));
    }
}
