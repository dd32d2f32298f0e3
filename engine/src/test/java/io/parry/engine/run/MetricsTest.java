package io.parry.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.Bench;
import io.parry.engine.Engine;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.model.Mode;
import io.parry.engine.run.World.Fault;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-03T08:45:00Z");

    private static final String PLAYBOOK = """
            id: trail-stays-on
            version: 1.0.0
            title: The trail stays on
            triggers:
              - name: stopped
                match: {$.source: aws.trail}
            guards:
              exempt:
                - {when: {event.detail.by: migration}, reason: CHG-1, owner: platform, expires: 2027-01-31}
            steps:
              - id: restart
                action: trail:Start
                with: {Name: management}
                unless: {action: trail:GetStatus, with: {Name: management}, result: {$.IsLogging: true}}
              - id: tell
                action: sns:Publish
                with: {Message: restarted}
            """;

    private final World world = new World().stopped("management", Instant.parse("2026-11-03T08:41:00Z"));
    private final MemoryJournal journal = new MemoryJournal();

    private RunResult run(Mode mode, String by) {
        var event = "{'id': 'e-1', 'source': 'aws.trail', 'account': '111122223333', 'region': 'us-east-1',"
                + " 'detail': {'eventTime': '2026-11-03T08:41:17Z', 'by': '" + by + "'}}";
        var match = new Bench().matches(PLAYBOOK, event, world).getFirst();
        return new Runner(new Bench(), world, journal, world, world, Set.of(), "me", Duration.ofMinutes(5))
                .run(match, mode);
    }

    private Value metrics(Mode mode, String by) {
        return Metrics.of(run(mode, by), 3, NOW);
    }

    /** The numbers of a line. */
    private static Map<String, Long> numbers(Value line) {
        var numbers = new TreeMap<String, Long>();
        line.members().forEach((name, value) -> {
            if (value instanceof Value.Num num) {
                numbers.put(name, num.number().longValueExact());
            }
        });
        return numbers;
    }

    @Test
    void aRunThatSucceeds() {
        world.sleep(Duration.ofSeconds(20));
        var line = metrics(Mode.ENFORCE, "eve");
        assertEquals(
                Map.of(
                        "Runs", 1L,
                        "Calls", 2L,
                        "CallsInDoubt", 0L,
                        "ProofsByState", 1L,
                        "ProofsByResponse", 1L,
                        "Throttled", 3L,
                        "Latency",
                                Duration.between(Instant.parse("2026-11-03T08:41:17Z"), world.instant())
                                        .toMillis()),
                numbers(line));
        assertEquals(Value.of(NOW.toEpochMilli()), line.at("_aws").at("Timestamp"));
        assertEquals(
                "trail-stays-on succeeded",
                line.at("playbook").text() + " " + line.at("outcome").text());
    }

    @Test
    void aCallInDoubtIsCountedAndItsAttempts() {
        world.failing("trail:Start", Fault.LOST_REQUEST);
        var numbers = numbers(metrics(Mode.ENFORCE, "eve"));
        assertEquals(3L, numbers.get("Calls"));
        assertEquals(1L, numbers.get("CallsInDoubt"));
    }

    @Test
    void whatAGuardKeepsBackIsCountedByTheGuardAndHasNoLatency() {
        assertEquals(Map.of("Runs", 1L, "Blocked", 1L), numbers(metrics(Mode.ENFORCE, "migration")));
        assertEquals(Value.of("exempt"), metrics(Mode.ENFORCE, "migration").at("guard"));
        assertEquals(Value.of("mode"), metrics(Mode.OFF, "eve").at("guard"));
    }

    /** Else a storm of deliveries would look like a storm of runs. */
    @Test
    void aRunThatIsAnsweredFromTheRecordIsCountedAsThat() {
        run(Mode.ENFORCE, "eve");
        assertEquals(Map.of("Redelivered", 1L), numbers(metrics(Mode.ENFORCE, "eve")));
    }

    @Test
    void whatHappenedInTheFutureHappenedNow() {
        var late = run(Mode.ENFORCE, "eve");
        var early = new RunResult(
                late.match(),
                late.mode(),
                late.run(),
                late.outcome(),
                late.error(),
                late.record().with("ended", "2026-11-03T08:41:00Z"),
                false,
                Optional.empty());
        assertEquals(0L, numbers(Metrics.of(early, 0, NOW)).get("Latency"));
    }

    @Test
    void triggersThatCannotTellAreCountedWithoutARun() {
        var yaml = PLAYBOOK.replace("{$.source: aws.trail}", "{$.source: aws.trail, not: {$.time: {older-than: 5m}}}");
        var playbook = new Bench().playbook(yaml);
        var engine = new Engine(List.of(playbook), Map.of(), new Bench(), Home.UNKNOWN, world);
        var unclear = new Event(Bench.json("{'source': 'aws.trail', 'time': 'yesterday'}"), "event");
        var line = Metrics.undecided(engine.explain(unclear).getFirst(), NOW).orElseThrow();
        assertEquals(Map.of("Undecided", 1L), numbers(line));
        hold(line);
        var other = new Event(Bench.json("{'source': 'aws.other'}"), "event");
        assertTrue(Metrics.undecided(engine.explain(other).getFirst(), NOW).isEmpty());
    }

    static Stream<Object[]> runs() {
        return Stream.of(
                new Object[] {Mode.ENFORCE, "eve"},
                new Object[] {Mode.SHADOW, "eve"},
                new Object[] {Mode.NOTIFY, "eve"},
                new Object[] {Mode.OFF, "eve"},
                new Object[] {Mode.ENFORCE, "migration"});
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyLineKeepsTheRulesOfTheFormat(Mode mode, String by) {
        hold(metrics(mode, by));
        hold(metrics(mode, by));
    }

    /** No id, no account and no ARN becomes a metric of its own. */
    @ParameterizedTest
    @MethodSource("runs")
    void whatIsCountedByIsKnownBeforehand(Mode mode, String by) {
        var line = metrics(mode, by);
        assertTrue(dimensions(line).allMatch(Set.of("playbook", "outcome", "guard")::contains));
    }

    private static Stream<String> dimensions(Value line) {
        return directives(line)
                .flatMap(directive -> directive.at("Dimensions").items().stream())
                .flatMap(set -> set.items().stream())
                .map(Value::text);
    }

    private static Stream<Value> directives(Value line) {
        return line.at("_aws").at("CloudWatchMetrics").items().stream();
    }

    /**
     * The rules of the specification: kind of rule, limit. Those that a JSON schema can say are in
     * schemas/output/metrics.schema.json as well.
     */
    private static final Map<String, Integer> LIMITS = Map.of(
            "bytes of a line", 256 * 1024,
            "metrics of a directive", 100,
            "dimensions of a set", 30,
            "characters of a name", 255,
            "characters of a dimension's value", 1024);

    private static final Set<String> UNITS = Set.of("Seconds", "Milliseconds", "Bytes", "Percent", "Count", "None");

    private static void hold(Value line) {
        within("bytes of a line", Json.write(line).getBytes(StandardCharsets.UTF_8).length);
        assertTrue(line.at("_aws").at("Timestamp") instanceof Value.Num);
        assertFalse(directives(line).toList().isEmpty());
        directives(line).forEach(directive -> hold(directive, line));
    }

    private static void hold(Value directive, Value line) {
        assertEquals(
                Set.of("Namespace", "Dimensions", "Metrics"),
                directive.members().keySet());
        name(directive.at("Namespace").text());
        assertFalse(directive.at("Namespace").text().startsWith("AWS/"), "reserved");
        var metrics = directive.at("Metrics").items();
        within("metrics of a directive", metrics.size());
        assertFalse(metrics.isEmpty());
        for (var metric : metrics) {
            name(metric.at("Name").text());
            assertTrue(UNITS.contains(metric.at("Unit").text()), metric.toString());
            assertTrue(line.at(metric.at("Name").text()) instanceof Value.Num, "its target is a number: " + metric);
        }
        var sets = directive.at("Dimensions").items();
        assertFalse(sets.isEmpty());
        for (var set : sets) {
            within("dimensions of a set", set.items().size());
            for (var dimension : set.items()) {
                name(dimension.text());
                within(
                        "characters of a dimension's value",
                        line.at(dimension.text()).text().length());
            }
        }
    }

    private static void name(String name) {
        within("characters of a name", name.length());
        assertTrue(name.matches("[ -~]+"), name);
    }

    private static void within(String rule, int found) {
        assertTrue(found <= LIMITS.getOrDefault(rule, -1), rule + ": " + found);
    }
}
