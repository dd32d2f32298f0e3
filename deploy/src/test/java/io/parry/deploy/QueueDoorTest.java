package io.parry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.journal.Journal;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.model.Mode;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A batch: what is deleted, what comes back, and when. */
final class QueueDoorTest {
    private static final String STARTS = """
            triggers: [{name: any, match: {$.source: aws.trail}}]
            steps:
              - action: trail:Start
                with: {Name: "${event.detail.name}"}
                unless: {action: trail:GetStatus, with: {Name: "${event.detail.name}"}, result: {$.IsLogging: true}}
            """;

    private static final String WAITS = """
            triggers: [{name: any, match: {$.source: aws.trail}}]
            steps:
              - action: trail:GetStatus
                with: {Name: "${event.detail.name}"}
                until: {$.IsLogging: true}
                every: 20m
                timeout: 2h
            """;

    private static Value event(String id, String trail) {
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
                Value.obj("name", trail));
    }

    private static Value message(String id, String body) {
        return Value.obj(
                "messageId",
                id,
                "receiptHandle",
                "handle-" + id,
                "body",
                body,
                "eventSource",
                "aws:sqs",
                "attributes",
                Value.obj("ApproximateReceiveCount", "1"));
    }

    private static Value message(String id, Value event) {
        return message(id, Json.write(event));
    }

    private static Value batch(Value... messages) {
        return Value.obj("Records", new Value.Arr(List.of(messages)));
    }

    private static List<String> failed(Value answer) {
        return answer.at("batchItemFailures").items().stream()
                .map(item -> item.at("itemIdentifier").text())
                .toList();
    }

    @Test
    void aPoisonedMessageFailsAlone() {
        var yard = new Yard(STARTS);

        var answer = yard.asked(batch(
                message("a", event("1", "one")),
                message("b", "{\"no"),
                message("c", "[]"),
                message("d", "null"),
                Value.obj("messageId", "e", "eventSource", "aws:sqs"),
                message("f", event("2", "two"))));

        assertEquals(List.of("b", "c", "d", "e"), failed(answer));
        assertTrue(yard.logging.containsAll(List.of("one", "two")));
        assertTrue(yard.logged().contains("\"id\":\"b\""), yard.logged());
        assertFalse(yard.logged().contains("{\\\"no"), "what stands in a message is not logged: it may be secret");
    }

    @Test
    void aMistakeOfOursFailsItsMessageAlone() {
        var yard = new Yard(STARTS);
        yard.failing.add("trail:GetStatus");

        assertEquals(
                List.of("a", "b"),
                failed(yard.asked(batch(message("a", event("1", "one")), message("b", event("2", "two"))))));
        assertTrue(yard.logged().contains("java.lang.IllegalArgumentException"));
    }

    @Test
    void theSameEventTwiceInABatchIsCarriedOutOnce() {
        var yard = new Yard(STARTS);
        var event = event("1", "one");

        var again = failed(yard.asked(batch(message("a", event), message("b", event))));

        assertEquals(
                1,
                yard.sent.stream()
                        .filter(call -> call.startsWith("trail:Start"))
                        .count());
        assertTrue(again.size() <= 1, "one of them may have found the other at work: " + again);
    }

    @Test
    void anEventThatNothingMatchesIsDone() {
        assertEquals(List.of(), failed(new Yard(STARTS).asked(batch(message("a", Value.obj("source", "aws.other"))))));
    }

    @Test
    void aRunThatFailedIsHandled() {
        var yard = new Yard(STARTS);
        yard.failing.add("trail:Start");

        assertEquals(List.of(), failed(yard.asked(batch(message("a", event("1", "one"))))));
        assertTrue(yard.logged().contains("\"outcome\":\"failed\""));
    }

    @Test
    void aTopicsEnvelopeIsOpened() {
        var yard = new Yard(STARTS);
        var notification = Value.obj(
                "Type",
                "Notification",
                "MessageId",
                "m",
                "TopicArn",
                "arn:aws:sns:us-east-1:111122223333:t",
                "Message",
                Json.write(event("1", "one")));

        assertEquals(List.of(), failed(yard.asked(batch(message("a", notification)))));
        assertTrue(yard.logging.contains("one"));
    }

    @Test
    void aRunThatAnotherHoldsComesBackWhenItsLeaseIsOver() {
        var journal = new MemoryJournal();
        var yard = new Yard(STARTS, journal);
        var event = event("1", "one");
        var run =
                yard.engine().match(Events.event(event, "e")).getFirst().scope().id();
        journal.claim(
                new Journal.Beginning(run, "one", "text"),
                "somebody",
                yard.time.instant(),
                yard.time.instant().plusSeconds(40),
                false);

        assertEquals(List.of("a"), failed(yard.asked(batch(message("a", event)))));
        assertEquals(
                List.of("sqs:ChangeMessageVisibility {QueueUrl: \"http://queue\", ReceiptHandle: \"handle-a\", "
                        + "VisibilityTimeout: 41}"),
                yard.sent);
    }

    @Test
    void aRunThatSleepsIsWokenByItsEventAndNoFailure() {
        var yard = new Yard(WAITS);
        var event = event("1", "one");

        assertEquals(List.of(), failed(yard.asked(batch(message("a", event)))));
        assertEquals(1, yard.sent.size());
        assertTrue(yard.sent.getFirst().startsWith("sqs:SendMessage"), yard.sent.toString());
        assertTrue(yard.sent.getFirst().contains("DelaySeconds: 900"), "no more than SQS can: " + yard.sent);

        yard.logging.add("one");
        yard.time.sleep(Duration.ofMinutes(21));
        assertEquals(List.of(), failed(yard.asked(batch(message("b", event)))));
        assertTrue(yard.logged().contains("\"outcome\":\"succeeded\"")
                || yard.logged().contains("nothing-to-do"));
    }

    /** The message is all that would wake it. */
    @Test
    void aRunThatSleepsAndCannotBeWokenKeepsItsMessage() {
        var yard = new Yard(WAITS);
        yard.failing.add("sqs:SendMessage");

        assertEquals(List.of("a"), failed(yard.asked(batch(message("a", event("1", "one"))))));
    }

    @Test
    void withoutAJournalTheMessageComesBackEachTimeLater() {
        var mute = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, args) -> {
                    throw new Journal.Unreachable("no answer");
                });
        var yard = new Yard(STARTS, mute);
        var first = message("a", event("1", "one"));
        var fourth = first.with("attributes", Value.obj("ApproximateReceiveCount", "4"));

        assertEquals(List.of("a"), failed(yard.asked(batch(first))));
        assertEquals(List.of("a"), failed(yard.asked(batch(fourth))));
        assertEquals(
                List.of("5", "40"),
                yard.sent.stream()
                        .map(call -> Arrays.asList(call.split("VisibilityTimeout: "))
                                .getLast()
                                .replace("}", ""))
                        .toList());
        assertEquals(0, yard.logging.size());
    }

    @Test
    void withoutTimeNothingIsBegun() {
        var yard = new Yard(STARTS);

        var answer = yard.asked(batch(message("a", event("1", "one"))), Duration.ofSeconds(3));

        assertEquals(List.of("a"), failed(answer));
        assertEquals(0, yard.logging.size());
    }

    @Test
    void theDeploymentMayLowerTheMode() {
        var yard = new Yard(STARTS).atMost(Mode.SHADOW);

        assertEquals(List.of(), failed(yard.asked(batch(message("a", event("1", "one"))))));
        assertEquals(List.of(), yard.sent);
        assertTrue(yard.logged().contains("\"outcome\":\"planned\""));
    }
}
