package io.parry.actions.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.DynamoLocal;
import io.parry.actions.VirtualTime;
import io.parry.engine.action.Call;
import io.parry.engine.action.Call.Repeat;
import io.parry.engine.action.Done;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal;
import io.parry.engine.journal.Journal.Held;
import io.parry.engine.journal.Journal.Slot;
import io.parry.engine.model.Mode;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands in the table, how large it may be, what it costs, and who may have written something else there. */
final class KeptTest {
    @RegisterExtension
    static final DynamoLocal DYNAMO = DynamoLocal.inMemory();

    private static final Instant NOW = Instant.parse("2026-11-03T08:41:20Z");
    private static final Instant LEASE = NOW.plusSeconds(60);
    private static final Slot SLOT = new Slot("restart", "/1");
    private static final Target TARGET = Target.of("111122223333", "us-east-1", "");

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

    private static Held claim(Journal journal, String owner, Instant now) {
        var beginning = new Journal.Beginning("r", "playbook", "text");
        return assertInstanceOf(
                        Journal.Claim.Granted.class, journal.claim(beginning, owner, now, now.plusSeconds(60), false))
                .held();
    }

    private static Call call(Value parameters) {
        return Call.of(Operation.of("cloudtrail:StartLogging"), parameters, TARGET, Effect.CHANGE, List.of("arn:x"));
    }

    /** Text that no compression makes short. */
    private static String noise(int length) {
        return new Random(1)
                .ints(length, '0', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replace('\\', '/');
    }

    @Test
    void aCallIsTheSameDeedAfterATakeover() {
        var sent = call(Value.obj("Name", "t", "$ref", Value.arr(1, 2.5, true, null)))
                .repeating(new Repeat.Token("ClientToken"))
                .changing("IsLogging", Value.MISSING, Value.of(true))
                .undoneBy(new Call.Undo(
                        "cloudtrail:StopLogging",
                        Value.obj(
                                "Name",
                                new Value.Joined(List.of(Value.of("a-"), Value.unknown("response.Id"))),
                                "$unknown",
                                "no unknown")));
        journal().intent(claim(journal(), "one", NOW), SLOT, sent, NOW);

        var taken = journal();
        var found = taken.calls(claim(taken, "two", LEASE), SLOT).getFirst();

        assertEquals(Done.Status.IN_DOUBT, found.status());
        assertEquals(NOW, found.at());
        assertEquals(sent.identity(), found.call().identity());
        assertEquals(sent.repeat(), found.call().repeat());
        assertEquals(sent.changes(), found.call().changes());
        var back = found.call().undo().orElseThrow().with();
        assertEquals("{Name: \"a-(known after response.Id)\", $unknown: \"no unknown\"}", back.show());
        assertEquals("response.Id", back.unknown().orElseThrow().after());
    }

    @Test
    void secretsAreInNoItem() {
        var secret = Value.secret("input", Value.of("canary-1"));
        var journal = journal();
        var held = claim(journal, "one", NOW);
        var sent = call(Value.obj("Name", secret, "Text", new Value.Joined(List.of(Value.of("Bearer "), secret))))
                .changing("Key", secret, Value.obj("k", secret))
                .undoneBy(new Call.Undo("a:B", Value.obj("Name", secret)));
        journal.note(held, SLOT, Value.obj("seen", secret));
        int call = journal.intent(held, SLOT, sent, NOW);
        journal.result(held, call, Done.Status.OK, Value.obj("Secret", secret), "", "request", NOW);
        journal.note(held, SLOT, new Value.Joined(List.of(secret, Value.unknown("x"))));
        journal.sleep(held, NOW, "a copy");
        var again = claim(journal, "two", NOW);
        journal.end(again, Value.obj("outcome", "succeeded", "seen", secret), NOW);
        journal.keep("d", Value.obj("playbook", secret));

        var all = Tables.items(DYNAMO.cloud(), table).toString();

        assertTrue(all.contains("StartLogging") && all.contains("***"), all);
        assertFalse(all.contains("canary"), all);
    }

    @Test
    void aCallThatIsTooLargeIsRefusedBeforeAnythingIsWritten() {
        var journal = journal();
        var held = claim(journal, "one", NOW);
        var before = Tables.items(DYNAMO.cloud(), table);

        assertThrows(
                Journal.TooLarge.class, () -> journal.intent(held, SLOT, call(Value.obj("Text", noise(500_000))), NOW));

        assertEquals(before, Tables.items(DYNAMO.cloud(), table));
        assertEquals(0, journal.intent(held, SLOT, call(Value.obj("Text", "x".repeat(500_000))), NOW));
    }

    @Test
    void anAnswerThatIsTooLargeIsKeptWithoutItsLargestMember() {
        var journal = journal();
        var held = claim(journal, "one", NOW);
        int call = journal.intent(held, SLOT, call(Value.obj("Text", noise(300_000))), NOW);
        var answer = Value.obj("Id", "i-1", "Log", noise(600_000));
        journal.result(held, call, Done.Status.OK, answer, "", "request", NOW);
        assertEquals(answer, journal.calls(held, SLOT).getFirst().response());

        var taken = journal();
        var found = taken.calls(claim(taken, "two", LEASE), SLOT).getFirst().response();

        assertEquals(Value.of("i-1"), found.at("Id"));
        assertEquals(
                "left out of the journal: too large or too deep, about 600002 bytes",
                found.at("Log").unknown().orElseThrow().after());
    }

    @Test
    void aRecordThatIsTooLargeOrTooDeepSaysWhatWasLeftOut() {
        var deep = Value.of(1);
        for (int i = 0; i < 300; i++) {
            deep = Value.arr(deep);
        }
        var journal = journal();
        var record = Value.obj("outcome", "succeeded", "steps", noise(600_000), "deep", deep);
        journal.end(claim(journal, "one", NOW), record, NOW);

        var beginning = new Journal.Beginning("r", "playbook", "text");
        var ended = assertInstanceOf(Journal.Claim.Ended.class, journal().claim(beginning, "two", NOW, LEASE, false))
                .record();

        assertEquals("succeeded", ended.at("outcome").text());
        assertTrue(ended.at("steps").text().contains("left out"), ended.toString());
        assertTrue(ended.at("deep").text().contains("left out"), ended.toString());
    }

    @Test
    void ofANoteThatIsTooLargeNothingIsKeptNorWhatWasNotedBefore() {
        var journal = journal();
        var held = claim(journal, "one", NOW);
        journal.note(held, SLOT, Value.of("before"));
        journal.intent(held, SLOT, call(Value.obj()), NOW);
        journal.note(held, SLOT, Value.of(noise(600_000)));
        journal.note(held, new Slot("other", ""), Value.of("small"));
        journal.sleep(held, NOW, "a copy");

        var taken = journal();
        var two = claim(taken, "two", NOW);

        assertEquals(Optional.empty(), taken.noted(two, SLOT));
        assertEquals(Optional.of(Value.of("small")), taken.noted(two, new Slot("other", "")));
    }

    /** More than fits into a transaction, and more than one page of a read. */
    @Test
    void manyLargeNotesAndCallsAreAllThere() {
        var journal = journal();
        var held = claim(journal, "one", NOW);
        var text = noise(200_000);
        for (int i = 0; i < 20; i++) {
            journal.note(held, new Slot("note", "/" + i), Value.of(i + text));
        }
        for (int i = 0; i < 5; i++) {
            journal.intent(held, SLOT, call(Value.obj("Text", i + text)), NOW);
        }

        var taken = journal();
        var two = claim(taken, "two", LEASE);

        assertEquals(5, taken.calls(two, SLOT).size());
        for (int i = 0; i < 20; i++) {
            assertEquals(Optional.of(Value.of(i + text)), taken.noted(two, new Slot("note", "/" + i)));
        }
    }

    @Test
    void aRunThatHasLostACallIsNotGoneOnWith() {
        var journal = journal();
        var held = claim(journal, "one", NOW);
        journal.intent(held, SLOT, call(Value.obj()), NOW);
        var call = Tables.items(DYNAMO.cloud(), table).values().stream()
                .filter(item -> item.at("sk").at("S").text().contains("c#"))
                .findFirst()
                .orElseThrow();
        dynamo("DeleteItem", Value.obj("Key", Value.obj("pk", call.at("pk"), "sk", call.at("sk"))));

        var lost = assertThrows(Journal.Unreachable.class, () -> claim(journal(), "two", LEASE));

        assertEquals("the journal has lost call 0 of run r", lost.getMessage());
    }

    private Value dynamo(String operation, Value parameters) {
        return DYNAMO.does(Tables.HERE, "dynamodb:" + operation, parameters.with("TableName", table));
    }

    private Value item(String key) {
        return Optional.ofNullable(Tables.items(DYNAMO.cloud(), table).get(key)).orElseThrow();
    }

    private void people(Value attributes) {
        dynamo(
                "PutItem",
                Value.obj(
                        "Item", attributes.with("pk", Value.obj("S", "control")).with("sk", Value.obj("S", "0"))));
    }

    @Test
    void whatPeopleHaveSetIsReadOrNothingGoesOn() {
        people(Value.obj("mode", Value.obj("S", "notify"), "why", Value.obj("S", "migration")));
        assertEquals(new Journal.Control(Mode.NOTIFY, "migration"), journal().control());
        people(Value.obj("mode", Value.obj("S", "off")));
        assertEquals(new Journal.Control(Mode.OFF, ""), journal().control());

        for (var strange : List.of(
                Value.obj(),
                Value.obj("mode", Value.obj("S", "Off")),
                Value.obj("mode", Value.obj("S", "")),
                Value.obj("mode", Value.obj("N", "0")),
                Value.obj("mode", Value.obj("BOOL", false)),
                Value.obj("mode", Value.obj("S", "enforce"), "why", Value.obj("N", "1")))) {
            people(strange);
            assertThrows(Journal.Unreachable.class, () -> journal().control(), strange.toString());
        }
    }

    @Test
    void aHeadThatSomebodyElseHasWrittenIsNotUnderstood() {
        claim(journal(), "one", NOW);
        for (var attribute : List.of("st", "ep", "own", "lease", "att", "n", "op", "born")) {
            var head = item("run#r 0");
            dynamo("PutItem", Value.obj("Item", head.with(attribute, Value.obj("BOOL", true))));
            var strange = assertThrows(Journal.Unreachable.class, () -> claim(journal(), "two", LEASE), attribute);
            assertTrue(String.valueOf(strange.getMessage()).contains("`" + attribute + "`"), strange.getMessage());
            dynamo("PutItem", Value.obj("Item", head));
        }
    }

    /** A refused run costs nothing once the window is known to be full; one that is in it still passes. */
    @Test
    void aFullWindowIsRememberedWithTheRunsInIt() {
        var first = journal();
        first.admit("w", "a", 1, Duration.ofHours(1), NOW);
        var second = journal();
        assertFalse(second.admit("w", "b", 1, Duration.ofHours(1), NOW));
        cloud.asked();

        for (int i = 0; i < 100; i++) {
            assertFalse(second.admit("w", "x" + i, 1, Duration.ofHours(1), NOW.plusSeconds(i)));
        }
        assertEquals(List.of(), cloud.asked());
        assertTrue(second.admit("w", "a", 1, Duration.ofHours(1), NOW));
        assertTrue(second.admit("w", "b", 2, Duration.ofHours(1), NOW), "the limit was raised");
        assertTrue(second.admit("w", "c", 1, Duration.ofHours(1), NOW.plusSeconds(3600)));
    }

    @Test
    void aWindowHoldsFiveThousandRuns() {
        var runs = IntStream.range(0, 4999).mapToObj(i -> "%026d".formatted(i)).toList();
        var item = Item.of("guard", "w", "w")
                .with("runs", runs)
                .with("closes", NOW.plusSeconds(3600).toEpochMilli());
        dynamo("PutItem", Value.obj("Item", item.attributes()));
        var journal = journal();

        assertTrue(journal.admit("w", "one more", 5000, Duration.ofHours(1), NOW));
        assertFalse(journal.admit("w", "too many", 5000, Duration.ofHours(1), NOW));
        assertTrue(journal.admit("w", runs.get(77), 5000, Duration.ofHours(1), NOW));
    }

    @Test
    void manyProcessesAtOnceKeepTheLimitAndClaimOnce() {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var made = IntStream.range(0, 64)
                    .mapToObj(i -> threads.submit(() -> {
                        var journal = journal();
                        boolean in = journal.admit("w", "run" + i % 32, 10, Duration.ofHours(1), NOW);
                        var beginning = new Journal.Beginning("r", "playbook", "text");
                        return (in ? "run" + i % 32 : "")
                                + (journal.claim(beginning, "owner" + i, NOW, LEASE, false)
                                                instanceof Journal.Claim.Granted
                                        ? " granted"
                                        : "");
                    }))
                    .toList();
            var words = made.stream()
                    .map(future -> assertInstanceOf(String.class, ready(future)))
                    .toList();
            var in = new TreeSet<String>();
            words.forEach(word -> in.add(word.split(" ", -1)[0]));
            in.remove("");
            assertEquals(10, in.size(), in.toString());
            assertEquals(
                    1, words.stream().filter(word -> word.endsWith(" granted")).count());
        }
    }

    private static Object ready(Future<?> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException error) {
            throw new AssertionError(error);
        }
    }

    /** The index of open runs costs one at the claim and one at the end; a call does not touch it. */
    @Test
    void anOrdinaryRunCostsTwentyOneWriteUnits() {
        var journal = journal();
        var event = journal.keepEvent(Value.obj("source", "aws.cloudtrail", "id", "x"), NOW);
        int keep = cloud.units();
        var beginning = new Journal.Beginning("r", "playbook", "text", event);
        var held = assertInstanceOf(Journal.Claim.Granted.class, journal.claim(beginning, "one", NOW, LEASE, false))
                .held();
        int claim = cloud.units();
        journal.admit("w", held.run(), 5, Duration.ofHours(1), NOW);
        int admit = cloud.units();
        journal.lock(held, List.of("arn:a"), NOW, LEASE);
        int lock = cloud.units();
        journal.note(held, SLOT, Value.obj("begun", "2026-11-03T08:41:20Z", "tries", 0));
        int call = journal.intent(held, SLOT, call(Value.obj("Name", "arn:a")), NOW);
        int intent = cloud.units();
        journal.result(held, call, Done.Status.OK, Value.obj("Id", "x"), "", "request", NOW);
        int result = cloud.units();
        journal.unlock(held, List.of("arn:a"));
        int unlock = cloud.units();
        assertEquals(
                List.of(),
                cloud.asked().stream()
                        .filter(name -> name.matches("GetItem|Query"))
                        .toList());
        journal.end(held, Value.obj("outcome", "succeeded"), NOW);
        int end = cloud.units();

        assertEquals(List.of(1, 2, 1, 4, 6, 4, 1, 2), List.of(keep, claim, admit, lock, intent, result, unlock, end));
    }

    @Test
    void aTableIsMadeOnceAndForgetsByItself() {
        var time = new VirtualTime();
        assertEquals(Table.Made.NOTHING, new Table(cloud, Tables.HERE, table, time, time).create());
        var described = dynamo("DescribeTimeToLive", Value.obj()).at("TimeToLiveDescription");
        assertEquals("{TimeToLiveStatus: \"ENABLED\", AttributeName: \"ttl\"}", described.show());
        assertEquals(
                "PAY_PER_REQUEST",
                dynamo("DescribeTable", Value.obj())
                        .at("Table")
                        .at("BillingModeSummary")
                        .at("BillingMode")
                        .text());

        var journal = journal();
        var held = claim(journal, "one", NOW);
        journal.intent(held, SLOT, call(Value.obj()), NOW);
        journal.lock(held, List.of("arn:a"), NOW, LEASE);
        journal.admit("w", "r", 1, Duration.ofHours(1), NOW);
        Tables.items(DYNAMO.cloud(), table)
                .forEach((key, item) -> assertTrue(item.at("ttl").exists(), key));
        journal.keep("d", Value.obj());
        assertFalse(item("bundle#d 0").at("ttl").exists());
    }

    @Test
    void aTableOfOtherKeysIsNoJournal() {
        var name = table + "-other";
        var keys = Value.arr(Value.obj("AttributeName", "id", "KeyType", "HASH"));
        var types = Value.arr(Value.obj("AttributeName", "id", "AttributeType", "S"));
        DYNAMO.does(
                Tables.HERE,
                "dynamodb:CreateTable",
                Value.obj("TableName", name, "BillingMode", "PAY_PER_REQUEST", "KeySchema", keys)
                        .with("AttributeDefinitions", types));
        var time = new VirtualTime();

        var other = new Table(cloud, Tables.HERE, name, time, time);

        assertThrows(Journal.Unreachable.class, other::create);
    }

    @Test
    void withoutATableItSaysSo() {
        var missing =
                assertThrows(Journal.Unreachable.class, () -> claim(Tables.on(cloud, "no-such-table"), "one", NOW));

        assertEquals(
                "the journal does not answer: dynamodb:PutItem on table `no-such-table`: ResourceNotFound; is there"
                        + " such a table in us-east-1?",
                missing.getMessage());
        assertEquals(List.of("PutItem"), cloud.asked());
    }
}
