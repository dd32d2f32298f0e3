package io.parry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.journal.Journal;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.value.Digest;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Once a minute: what lies there goes into the queue again, or somebody hears why not. */
final class SweepTest {
    private static final String STARTS = """
            triggers: [{name: any, match: {$.source: aws.trail}}]
            steps:
              - action: trail:Start
                with: {Name: "${event.detail.name}"}
                unless: {action: trail:GetStatus, with: {Name: "${event.detail.name}"}, result: {$.IsLogging: true}}
            """;
    private static final Value SWEEP = Value.obj("sweep", true);
    private static final Value EVENT = Value.obj(
            "id",
            "1",
            "source",
            "aws.trail",
            "account",
            "111122223333",
            "region",
            "us-east-1",
            "detail",
            Value.obj("name", "one"));

    private final MemoryJournal journal = new MemoryJournal();
    private final Yard yard = new Yard(STARTS, journal);

    /** As a process leaves it that dies after the claim. */
    private void left(Optional<String> event) {
        var match = yard.engine().match(Events.event(EVENT, "e")).getFirst();
        var beginning = new Journal.Beginning(match.scope().id(), "one", Digest.of(match.text()), event);
        var now = yard.time.instant();
        journal.claim(beginning, "who died", now, now.plusSeconds(60), false);
        yard.time.sleep(Duration.ofSeconds(91));
    }

    @Test
    void whatLiesThereIsSentIntoTheQueueAndGoesOn() {
        left(journal.keepEvent(EVENT, yard.time.instant()));

        var answer = yard.asked(SWEEP);

        assertEquals("{\"swept\":1,\"nudged\":1,\"without_event\":0,\"not_sent\":0,\"stuck\":0}", Json.write(answer));
        var message = Json.write(EVENT);
        assertEquals(
                List.of("sqs:SendMessage {\"QueueUrl\":\"http://queue\",\"MessageBody\":"
                        + Json.write(Value.of(message)) + ",\"DelaySeconds\":0}"),
                yard.sent.stream().map(SweepTest::quoted).toList());
        assertTrue(yard.logged().contains("\"Nudged\":1"), yard.logged());
        var batch = Value.obj(
                "Records",
                Value.arr(
                        Value.obj("messageId", "m", "receiptHandle", "h", "body", message, "eventSource", "aws:sqs")));
        assertEquals("{\"batchItemFailures\":[]}", Json.write(yard.asked(batch)));
        assertTrue(yard.logging.contains("one"));
    }

    /** What is shown is not quite JSON: names stand there as they are where they may. */
    private static String quoted(String shown) {
        return shown.replaceAll("(?<=[{ ])(\\w+):", "\"$1\":")
                .replace("\": ", "\":")
                .replace(", \"", ",\"");
    }

    @Test
    void whereNothingLiesNothingIsSaid() {
        assertEquals(
                "{\"swept\":0,\"nudged\":0,\"without_event\":0,\"not_sent\":0,\"stuck\":0}",
                Json.write(yard.asked(SWEEP)));
        assertEquals("", yard.logged());
        assertEquals(List.of(), yard.sent);
    }

    @Test
    void aRunThatNothingHelpsIsNamedInTheLog() {
        left(Optional.empty());
        for (int minute = 0; minute < 75; minute++) {
            yard.asked(SWEEP);
            yard.time.sleep(Duration.ofMinutes(1));
        }

        assertEquals(1, yard.logged().split("a run is stuck", -1).length - 1, yard.logged());
        assertTrue(yard.logged().contains("\"Stuck\":1"), yard.logged());
    }

    @Test
    void aQueueThatDoesNotTakeItIsAnErrorOfTheFunction() {
        left(journal.keepEvent(EVENT, yard.time.instant()));
        yard.failing.add("sqs:SendMessage");

        var why = assertThrows(NotDone.class, () -> yard.asked(SWEEP));

        assertEquals(
                "the queue does not take an event:"
                        + " {\"swept\":1,\"nudged\":0,\"without_event\":0,\"not_sent\":1,\"stuck\":0}",
                why.getMessage());
    }

    @Test
    void aJournalThatCannotBeAskedIsAnErrorOfTheFunction() {
        var silent = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, args) -> {
                    throw new Journal.Unreachable("it has no index");
                });

        var why = assertThrows(NotDone.class, () -> new Yard(STARTS, silent).asked(SWEEP));

        assertEquals("it has no index", why.getMessage());
    }
}
