package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.Wire.Seen;
import io.parry.actions.door.AwsCloud;
import io.parry.actions.index.Operations;
import io.parry.actions.journal.DynamoJournal;
import io.parry.actions.journal.Tables;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Call;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Done;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal;
import io.parry.engine.journal.Journal.Held;
import io.parry.engine.journal.Journal.Slot;
import io.parry.engine.journal.Left;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every fault at every request of a life in the journal: two processes, a sleep, a nudge, a lock, a window. What passes
 * leaves the table as it would have been; what stays is said, and nobody is told that a run is not theirs when it is.
 */
final class JournalFaultsTest {
    @RegisterExtension
    static final DynamoLocal DYNAMO = DynamoLocal.inMemory();

    /** Ahead of the clock by which requests are given up, so that no lease is over. */
    private static final Instant NOW = Instant.parse("2126-11-03T08:41:20Z");

    private static final Slot SLOT = new Slot("restart", "");
    private static final Call CALL = Call.of(
            Operation.of("cloudtrail:StartLogging"),
            Value.obj("Name", "t"),
            Target.of("111122223333", "us-east-1", ""),
            Effect.CHANGE,
            List.of("arn:x"));
    private static final Value EVENT = Value.obj("source", "aws.cloudtrail");

    private static FaultProxy proxy;
    private static AwsCloud cloud;

    @BeforeAll
    static void between() throws IOException {
        proxy = new FaultProxy(DYNAMO.url());
        cloud = new AwsCloud(new Operations(), DYNAMO.connection().at(proxy.url()));
    }

    @AfterAll
    static void close() {
        cloud.close();
        proxy.close();
    }

    /**
     * One process until the run sleeps, one that finds that nobody wakes it, another until it has ended, and one that
     * is answered from the record.
     */
    private static void live(String table) {
        var one = journal(table);
        var event = one.keepEvent(EVENT, NOW);
        var held = assertInstanceOf(
                        Journal.Claim.Granted.class,
                        one.claim(new Journal.Beginning("r", "p", "d", event), "one", NOW, NOW.plusSeconds(60), false))
                .held();
        one.keep("d", Value.obj("id", "p"));
        assertEquals(Journal.Control.NONE, one.control());
        assertTrue(one.admit("w", "r", 1, Duration.ofMinutes(1), NOW));
        assertTrue(one.lock(held, List.of("arn:a", "arn:b"), NOW, NOW.plusSeconds(60)));
        one.note(held, SLOT, Value.of("begun"));
        one.result(held, one.intent(held, SLOT, CALL, NOW), Done.Status.FAILED, Value.obj("a", 1), "X", "id", NOW);
        one.unlock(held, List.of("arn:a"));
        one.note(held, SLOT, Value.of("asleep"));
        one.sleep(held, NOW.plusSeconds(10), "a copy");

        nudge(journal(table));

        var two = journal(table);
        var woken = granted(two, "two", NOW.plusSeconds(10));
        assertEquals(Done.Status.FAILED, two.calls(woken, SLOT).getFirst().status());
        assertEquals(Value.of("asleep"), two.noted(woken, SLOT).orElseThrow());
        assertEquals(Value.obj("id", "p"), two.kept("d").orElseThrow());
        assertTrue(two.lock(woken, List.of("arn:b"), NOW, NOW.plusSeconds(60)));
        int call = two.intent(woken, SLOT, CALL, NOW);
        assertEquals(1, call);
        two.result(woken, call, Done.Status.OK, Value.obj("b", 2), "", "id", NOW);
        assertTrue(two.admit("w", "next", 1, Duration.ofMinutes(1), NOW.plusSeconds(60)));
        assertFalse(two.admit("w", "over", 1, Duration.ofMinutes(1), NOW.plusSeconds(61)));
        assertEquals(2, two.calls(woken, SLOT).size());
        two.end(woken, Value.obj("outcome", "succeeded"), NOW.plusSeconds(20));

        var three = claim(journal(table), "three", NOW.plusSeconds(30));
        assertEquals(
                Value.obj("outcome", "succeeded"),
                assertInstanceOf(Journal.Claim.Ended.class, three).record());
    }

    private static void nudge(Journal sweeper) {
        var time = NOW.plusSeconds(10);
        var left = sweeper.left(time, 10);
        assertEquals(List.of("r"), left.stream().map(Left::run).toList());
        assertEquals(Left.Nudge.OURS, sweeper.nudge(left.getFirst(), time, Duration.ofMinutes(5), 10));
        assertEquals(EVENT, sweeper.event(left.getFirst().event().orElseThrow()).orElseThrow());
    }

    private static Journal journal(String table) {
        var time = new VirtualTime();
        return new DynamoJournal(new Impatient(cloud), Tables.HERE, table, time, time);
    }

    private static Journal.Claim claim(Journal journal, String owner, Instant now) {
        return journal.claim(new Journal.Beginning("r", "p", "d"), owner, now, now.plusSeconds(60), false);
    }

    private static Held granted(Journal journal, String owner, Instant now) {
        return assertInstanceOf(Journal.Claim.Granted.class, claim(journal, owner, now))
                .held();
    }

    /** Silence is not waited for. */
    private record Impatient(Cloud cloud) implements Cloud {
        @Override
        public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
            return cloud.call(operation, parameters, target, soon());
        }

        @Override
        public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
            return cloud.read(operation, parameters, target, soon());
        }

        private static Instant soon() {
            return Clock.systemUTC().instant().plusMillis(2500);
        }
    }

    /** The items without the names of the requests that wrote them. */
    private static Map<String, Value> items(String table) {
        var items = new TreeMap<String, Value>();
        Tables.items(DYNAMO.cloud(), table)
                .forEach((key, item) ->
                        items.put(key, item.with("op", Value.MISSING).with("nudge", Value.MISSING)));
        return items;
    }

    private static List<Seen> clean(String table) {
        proxy.clear();
        live(table);
        return proxy.seen();
    }

    /** But of the index: no read of one can be, and nothing is written by what it says. */
    @Test
    void everyReadIsConsistent() {
        var all = clean(Tables.fresh(DYNAMO.cloud())).stream()
                .filter(seen -> !seen.write())
                .toList();
        var reads = all.stream()
                .filter(seen -> !seen.key().contains("\"IndexName\""))
                .toList();
        assertEquals(8, all.size() - reads.size());

        assertEquals(
                Set.of("GetItem", "Query"), reads.stream().map(Seen::operation).collect(Collectors.toSet()));
        for (var read : reads) {
            assertTrue(read.key().contains("\"ConsistentRead\":true"), read.key());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpFault.class,
            names = {"DENY", "STALE", "UNCHANGED", "OUTAGE", "REVOKED", "DEAF", "HANG"},
            mode = Mode.EXCLUDE)
    void whatPassesLeavesTheTableAsItWouldHaveBeen(HttpFault fault) {
        var table = Tables.fresh(DYNAMO.cloud());
        int requests = clean(table).size();
        var expected = items(table);
        for (int request = 0; request < requests; request++) {
            var spoilt = Tables.fresh(DYNAMO.cloud());
            proxy.arm(fault, request, Clock.systemUTC());
            live(spoilt);
            assertTrue(proxy.fired(), fault + " at " + request + " did not fire");
            assertEquals(expected, items(spoilt), fault + " at " + request + ": " + proxy.seen());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TransactionConflictException",
                "TransactionInProgressException",
                "ProvisionedThroughputExceededException",
                "RequestLimitExceeded",
                "ThrottlingException"
            })
    void whatDynamoDbAnswersWhenItIsBusyPasses(String code) {
        passes(400, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + code + "\",\"message\":\"spoilt\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
    void aTransactionThatMeetsAnotherIsSentAgain(String code) {
        passes(
                400,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\",\"Message\":\"spoilt\","
                        + "\"CancellationReasons\":[{\"Code\":\"None\"},{\"Code\":\"" + code + "\"}]}");
    }

    private static void passes(int status, String json) {
        var table = Tables.fresh(DYNAMO.cloud());
        int requests = clean(table).size();
        var expected = items(table);
        for (int request = 0; request < requests; request++) {
            var spoilt = Tables.fresh(DYNAMO.cloud());
            proxy.answerInstead(request, status, json);
            live(spoilt);
            assertTrue(proxy.fired(), request + " did not fire");
            assertEquals(expected, items(spoilt), json + " at " + request);
        }
    }

    /** It stands there, or it does not; whoever comes later finds the run as far as it came. */
    @ParameterizedTest
    @EnumSource(
            value = HttpFault.class,
            names = {"OUTAGE", "REVOKED", "DEAF"})
    void whatStaysIsSaidAndIsNotTakenForLosingTheRun(HttpFault fault) {
        int requests = clean(Tables.fresh(DYNAMO.cloud())).size();
        for (int request = 0; request < requests; request++) {
            var spoilt = Tables.fresh(DYNAMO.cloud());
            proxy.arm(fault, request, Clock.systemUTC());
            var at = fault + " at " + request;
            if (request < requests - 1 || fault != HttpFault.DEAF) {
                assertThrows(Journal.Unreachable.class, () -> live(spoilt), at);
            }
            proxy.clear();
            var later = journal(spoilt);
            switch (claim(later, "later", NOW.plusSeconds(600))) {
                case Journal.Claim.Granted found ->
                    assertTrue(later.calls(found.held(), SLOT).size() <= 2, at);
                case Journal.Claim.Ended ended -> assertEquals(Value.obj("outcome", "succeeded"), ended.record(), at);
                case Journal.Claim.Busy busy -> throw new AssertionError(at);
            }
        }
    }

    @Test
    void aRefusalIsSaidAtOnceWithWhatIsNeeded() {
        var table = Tables.fresh(DYNAMO.cloud());
        proxy.arm(HttpFault.DENY, 0, Clock.systemUTC());

        var denied =
                assertThrows(Journal.Unreachable.class, () -> journal(table).control());

        assertEquals(
                "the journal does not answer: dynamodb:GetItem on table `" + table + "`: AccessDenied; the journal"
                        + " needs GetItem, Query, PutItem, UpdateItem, DeleteItem and ConditionCheckItem on it, and"
                        + " Query on its index `open`",
                denied.getMessage());
        assertEquals(1, proxy.requests());
    }
}
