package io.parry.actions.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.DynamoLocal;
import io.parry.actions.VirtualTime;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal;
import io.parry.engine.journal.Left;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Events that are kept, and the index of open runs: what is written, how often, and what a table without it says. */
final class LeftRunsTest {
    @RegisterExtension
    static final DynamoLocal DYNAMO = DynamoLocal.inMemory();

    private static final Instant NOW = Instant.parse("2026-11-03T08:41:20Z");
    private static final Instant LEASE = NOW.plusSeconds(60);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final Value EVENT = Value.obj("source", "aws.cloudtrail", "id", "x");
    private static final Value KEYS = Value.arr(
            Value.obj("AttributeName", "pk", "KeyType", "HASH"), Value.obj("AttributeName", "sk", "KeyType", "RANGE"));

    private String table = "";
    private Watched cloud = new Watched(DYNAMO.cloud());

    @BeforeEach
    void begin() {
        table = Tables.fresh(DYNAMO.cloud());
        cloud = new Watched(DYNAMO.cloud());
    }

    private Journal journal() {
        return Tables.on(cloud, table);
    }

    private static Journal.Held claim(Journal journal, String run, Instant now) {
        var beginning = new Journal.Beginning(run, "playbook", "text", journal.keepEvent(EVENT, now));
        return assertInstanceOf(
                        Journal.Claim.Granted.class, journal.claim(beginning, "one", now, now.plusSeconds(60), false))
                .held();
    }

    private List<String> items(String kind) {
        return Tables.items(DYNAMO.cloud(), table).keySet().stream()
                .filter(key -> key.startsWith(kind + "#"))
                .toList();
    }

    private Value head(String run) {
        return Optional.ofNullable(Tables.items(DYNAMO.cloud(), table).get("run#" + run + " 0"))
                .orElseThrow();
    }

    /** A Security Hub event of a hundred findings sets off a hundred runs, side by side. */
    @Test
    void anEventOfManyRunsIsWrittenOnceByAProcess() {
        var journal = journal();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 100; i++) {
                threads.execute(() -> journal.keepEvent(EVENT, NOW));
            }
        }

        assertEquals(List.of("PutItem"), cloud.asked());
        assertEquals(1, items("event").size());
    }

    @Test
    void anEventGoesByTimeToLiveAndStaysLongerWhereAnotherProcessKeepsItAgain() {
        journal().keepEvent(EVENT, NOW);
        journal().keepEvent(EVENT, NOW.plus(Duration.ofDays(20)));

        var item = Tables.items(DYNAMO.cloud(), table).get(items("event").getFirst());

        assertEquals(
                String.valueOf(NOW.plus(Duration.ofDays(80)).getEpochSecond()),
                Optional.ofNullable(item).orElseThrow().at("ttl").at("N").text());
    }

    @Test
    void anEventThatHoldsASecretOrIsTooLargeOrTooDeepIsNotWritten() {
        var deep = Value.of(1);
        for (int i = 0; i < 200; i++) {
            deep = Value.arr(deep);
        }
        var noise = new Random(1)
                .ints(500_000, '0', 'Z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var journal = journal();

        for (var kept : List.of(
                EVENT.with("RotationToken", Value.secret("event.RotationToken", Value.of("canary"))),
                EVENT.with("detail", Value.of(noise)),
                EVENT.with("detail", deep))) {
            assertEquals(Optional.empty(), journal.keepEvent(kept, NOW));
            assertEquals(Optional.empty(), journal.keepEvent(kept, NOW), "asked again");
        }

        assertEquals(List.of(), cloud.asked());
        assertTrue(journal.keepEvent(EVENT.with("detail", Value.of("x".repeat(500_000))), NOW)
                .isPresent());
    }

    /** Found, and counted, and told of. */
    @Test
    void aRunWhoseEventIsNotKeptIsLeftAllTheSame() {
        journal().claim(new Journal.Beginning("r", "playbook", "text"), "one", NOW, LEASE, false);

        assertEquals(Optional.empty(), journal().left(LEASE, 1).getFirst().event());
    }

    @Test
    void aRunThatHasEndedIsNotInTheIndex() {
        var journal = journal();
        var held = claim(journal, "r", NOW);
        assertTrue(head("r").at("open").exists());

        journal.end(held, Value.obj(), NOW);

        assertFalse(head("r").at("open").exists());
        assertFalse(head("r").at("due").exists());
    }

    @Test
    void openRunsAreSpreadOverThePartsOfTheIndex() {
        IntStream.range(0, 64).forEach(i -> claim(journal(), "run-" + i, NOW));

        assertEquals(
                8,
                IntStream.range(0, 64)
                        .mapToObj(i -> head("run-" + i).at("open"))
                        .distinct()
                        .count());
        assertEquals(64, journal().left(LEASE, 100).size());
    }

    /** Five minutes of nudges that have not helped yet must not hide those that come after. */
    @Test
    void thoseThatWereNudgedDoNotHideTheRest() {
        IntStream.range(0, 30).forEach(i -> claim(journal(), "run-" + i, NOW));
        for (int i = 0; i < 3; i++) {
            var left = journal().left(LEASE, 10);
            assertEquals(10, left.size());
            left.forEach(run -> assertEquals(Left.Nudge.OURS, journal().nudge(run, LEASE, PAUSE, 10)));
        }

        assertEquals(List.of(), journal().left(LEASE, 10));
    }

    @Test
    void ofManySweepersOneNudges() {
        claim(journal(), "r", NOW);
        var left = journal().left(LEASE, 1).getFirst();
        var told = Collections.synchronizedList(new ArrayList<Left.Nudge>());
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                threads.execute(() -> told.add(journal().nudge(left, LEASE, PAUSE, 10)));
            }
        }

        assertEquals(16, told.size());
        assertEquals(1, Collections.frequency(told, Left.Nudge.OURS));
    }

    /** A sweep a minute that finds nothing: eight questions of half a unit. */
    @Test
    void aSweepThatFindsNothingWritesNothing() {
        journal().left(LEASE, 100);

        assertEquals(Collections.nCopies(8, "Query"), cloud.asked());
    }

    @Test
    void aNudgeCostsThreeWriteUnits() {
        var journal = journal();
        claim(journal, "r", NOW);
        var left = journal.left(LEASE, 1).getFirst();
        cloud = new Watched(DYNAMO.cloud());

        journal().nudge(left, LEASE, PAUSE, 10);

        assertEquals(3, cloud.units());
    }

    @Test
    void aTableWithoutTheIndexSaysSo() {
        var name = table + "-before";
        var types = Value.arr(
                Value.obj("AttributeName", "pk", "AttributeType", "S"),
                Value.obj("AttributeName", "sk", "AttributeType", "S"));
        DYNAMO.does(
                Tables.HERE,
                "dynamodb:CreateTable",
                Value.obj("TableName", name, "BillingMode", "PAY_PER_REQUEST", "KeySchema", KEYS)
                        .with("AttributeDefinitions", types));
        var journal = Tables.on(cloud, name);

        var missing = assertThrows(Journal.Unreachable.class, () -> journal.left(LEASE, 10));
        assertEquals(
                "the journal does not answer: dynamodb:Query on table `" + name + "`: Validation; it has no index"
                        + " `open`, which `parry journal create " + name + "` adds",
                missing.getMessage());
    }

    /** A table from before there was an index; AWS takes its time to make one. */
    private static final class OldTable implements Cloud {
        private final List<String> asked = new ArrayList<>();

        @Override
        public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
            return call(operation, parameters, target, deadline);
        }

        @Override
        public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
            asked.add(operation.name());
            return switch (operation.name()) {
                case "CreateTable" ->
                    new Answer.Failed(Answer.Kind.REFUSED, "ResourceInUse", "it is there", Value.MISSING, "");
                case "DescribeTable" -> new Answer.Ok(Value.obj("Table", table()), "");
                case "DescribeTimeToLive" ->
                    new Answer.Ok(Value.obj("TimeToLiveDescription", Value.obj("TimeToLiveStatus", "ENABLED")), "");
                default -> new Answer.Ok(Value.obj(), "");
            };
        }

        private Value table() {
            var table = Value.obj("TableStatus", "ACTIVE", "KeySchema", KEYS);
            long looks = asked.stream().filter("DescribeTable"::equals).count();
            var index = Value.obj("IndexName", "open", "IndexStatus", looks < 4 ? "CREATING" : "ACTIVE");
            return asked.contains("UpdateTable") ? table.with("GlobalSecondaryIndexes", Value.arr(index)) : table;
        }
    }

    @Test
    void anIndexThatIsMissingIsMadeAndWaitedFor() {
        var aws = new OldTable();
        var time = new VirtualTime();
        var made = new Table(aws, Tables.HERE, "old", time, time);

        assertEquals(Table.Made.INDEX, made.create());
        assertEquals(Table.Made.NOTHING, made.create());
        assertEquals(
                List.of(
                        "CreateTable",
                        "DescribeTable",
                        "UpdateTable",
                        "DescribeTable",
                        "DescribeTable",
                        "DescribeTable",
                        "DescribeTimeToLive",
                        "CreateTable",
                        "DescribeTable",
                        "DescribeTimeToLive"),
                aws.asked);
    }
}
