package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.action.Action;
import io.parry.engine.action.Call;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Plan;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NotifyTest extends ActionContract {
    private static final String TOPIC = "arn:aws:sns:us-west-2:111122223333:security";

    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    @Override
    Action action() {
        return new Notify();
    }

    @Override
    Value with() {
        return Value.obj("topic", TOPIC, "subject", "Logging was stopped", "message", "by eve\n");
    }

    @Override
    Sample world() {
        return new Sample(Value.obj())
                .call("sns:Publish", (state, sent) -> state, (state, sent) -> Value.obj("MessageId", "m-1"));
    }

    @Test
    void theMessageArrives() throws JsonError {
        var west = MOTO.target("us-west-2");
        var topic = MOTO.does(west, "sns:CreateTopic", Value.obj("Name", "security"))
                .at("TopicArn");
        var queue = MOTO.does(west, "sqs:CreateQueue", Value.obj("QueueName", "listener"))
                .at("QueueUrl");
        MOTO.does(
                west,
                "sns:Subscribe",
                Value.obj(
                        "TopicArn", topic,
                        "Protocol", "sqs",
                        "Endpoint", "arn:aws:sqs:us-west-2:111122223333:listener"));
        var story = new Story(action(), with().with("topic", topic), HERE, Story.OFFLINE);
        story.act(MOTO.cloud());
        var seen = assertInstanceOf(Plan.Holds.class, story.plan()).seen();
        assertTrue(seen.startsWith("SNS took it as \""), seen);
        var messages = MOTO.does(west, "sqs:ReceiveMessage", Value.obj("QueueUrl", queue))
                .at("Messages");
        var body = Json.read(messages.at(0).at("Body").text());
        assertEquals(Value.of("Logging was stopped"), body.at("Subject"));
        assertEquals(Value.of("by eve\n"), body.at("Message"));
        assertEquals(
                Value.of("run-1"), body.at("MessageAttributes").at("parry.run").at("Value"));
    }

    @Test
    void itIsToldOnceInTheTopicsRegionByOurselves() {
        var call = call(with());
        assertEquals(Effect.NOTIFY, call.effect());
        assertEquals(new Call.Repeat.Once(), call.repeat());
        assertEquals("us-west-2", call.target().region());
        assertEquals("", call.target().account());
        assertEquals(List.of(TOPIC), call.about());
    }

    @Test
    void whatSnsHasNotTakenIsToldAgain() {
        var story = new Story(action(), with(), HERE, Story.OFFLINE);
        story.may(call(with()));
        assertEquals(call(with()), call(story.plan()));
    }

    @Test
    void aTopicOfAnotherPartitionIsAskedThere() {
        var target = call(with().with(
                                "topic",
                                TOPIC.replace("arn:aws:", "arn:aws-us-gov:").replace("us-west-2", "us-gov-west-1")))
                .target();
        assertEquals("aws-us-gov us-gov-west-1", target.partition() + " " + target.region());
    }

    @Test
    void noTopicNoMessage() {
        for (var topic : List.of("security", "arn:aws:sqs:us-east-1:111122223333:q", "", TOPIC + "/../x")) {
            var plan = new Story(action(), with().with("topic", topic), HERE, Story.OFFLINE).plan();
            assertInstanceOf(Plan.Refuse.class, plan, topic);
        }
        var fifo = call(with().with("topic", TOPIC + ".fifo"));
        assertTrue(fifo.guard().at("MessageDeduplicationId").exists());
        assertEquals(
                fifo.parameters(), call(with().with("topic", TOPIC + ".fifo")).parameters());
    }

    /** Neither SNS nor a receiver takes the second item of a loop for the first one again. */
    @Test
    void runStepAndTurnTellMessagesApart() {
        var story = new Story(action(), with().with("topic", TOPIC + ".fifo"), HERE, Story.OFFLINE);
        var marks = new HashSet<Value>();
        var ids = new HashSet<Value>();
        for (var moment : List.of("run-1 tell /0", "run-1 tell /1", "run-1 other /0", "run-2 tell /0")) {
            var parts = moment.split(" ", -1);
            for (int twice = 0; twice < 2; twice++) {
                var guard = call(story.plan(parts[0], parts[1], parts[2])).guard();
                ids.add(guard.at("MessageDeduplicationId"));
                marks.add(guard.at("MessageAttributes"));
            }
        }
        assertEquals(4, ids.size());
        assertEquals(4, marks.size());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'a',\"'a'\"",
                "\"  two\nlines \",two lines",
                "Zürich – Alarm,Zurich ? Alarm",
                "\"tab\there\",tab here",
                "family \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 here,family ? here",
                "e\u0301t\u00e9,ete",
            })
    void subjects(String given, String sent) {
        assertEquals(
                Value.of(sent), call(with().with("subject", given)).parameters().at("Subject"));
    }

    @Test
    void aSubjectIsCutBelowAHundredCharacters() {
        var subject = call(with().with("subject", "s".repeat(200)))
                .parameters()
                .at("Subject")
                .text();
        assertEquals(99, subject.length());
        assertTrue(subject.endsWith("..."));
        assertTrue(
                call(with().with("subject", " \n")).parameters().at("Subject").isMissing());
    }

    @Test
    void aMessageIsCutAtACharacterAndSaysSo() {
        var message = call(with().with("message", "\ud83d\udea8".repeat(70_000)))
                .parameters()
                .at("Message")
                .text();
        assertTrue(message.getBytes(StandardCharsets.UTF_8).length <= 262_144);
        assertTrue(message.endsWith("cut: the whole message has 280000 bytes, more than SNS takes"));
        assertTrue(message.startsWith("\ud83d\udea8\ud83d\udea8"));
        assertEquals(-1, message.indexOf('\ufffd'));
    }

    /** SNS counts them together, and names of steps are long. */
    @Test
    void aMessageLeavesRoomForItsAttributes() {
        var story = new Story(action(), with().with("message", "x".repeat(300_000)), HERE, Story.OFFLINE);
        var name = "n".repeat(500);
        var call = call(story.plan(name, name, name));
        var attributes = Json.write(call.guard().at("MessageAttributes"));
        assertTrue(call.parameters().at("Message").text().getBytes(StandardCharsets.UTF_8).length + attributes.length()
                <= 262_144);
    }

    @Test
    void whatAReaderTakesForOneCharacterIsNotBroken() {
        var family = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";
        for (var one : List.of(family, "e\u0301", "\ud83c\udde9\ud83c\uddea")) {
            for (int shift = 0; shift < 20; shift++) {
                var text = "x".repeat(shift) + one.repeat(90_000);
                var cut = call(with().with("message", text))
                        .parameters()
                        .at("Message")
                        .text();
                var kept = cut.substring(shift, cut.indexOf("\n… cut"));
                assertEquals(0, kept.length() % one.length(), one + " after " + shift);
                assertTrue(cut.getBytes(StandardCharsets.UTF_8).length > 255_000);
            }
        }
    }

    @Test
    void whatHasNoEndIsCutAllTheSame() {
        var cut = call(with().with("message", "e" + "\u0301".repeat(200_000)))
                .parameters()
                .at("Message")
                .text();
        assertTrue(cut.getBytes(StandardCharsets.UTF_8).length > 255_000);
    }

    @Test
    void unknownsInsideAMapPrintAsSuch() {
        var map = Value.obj("a", Value.unknown("x"), "b", Value.secret("test", Value.of("canary")), "c", Value.arr(1));
        assertEquals(
                Value.of("{\"a\":\"(unknown)\",\"b\":\"***\",\"c\":[1]}"),
                call(with().with("message", map)).parameters().at("Message"));
    }

    @Test
    void secretsAndUnknownsPrintAsSuch() {
        var text = new Value.Joined(List.of(
                Value.of("key "),
                Value.secret("test", Value.of("canary")),
                Value.of(" restart "),
                Value.unknown("restart")));
        assertEquals(
                Value.of("key *** restart (unknown)"),
                call(with().with("message", text)).parameters().at("Message"));
        assertEquals(
                Value.of("(unknown)"),
                call(with().with("message", Value.unknown("x"))).parameters().at("Message"));
    }

    @Test
    void anEmptyMessageIsStillSent() {
        assertEquals(
                Value.of("(no text)"),
                call(with().with("message", "")).parameters().at("Message"));
    }

    private Call call(Value with) {
        return call(new Story(action(), with, HERE, Story.OFFLINE).plan());
    }

    private static Call call(Plan plan) {
        return assertInstanceOf(Plan.Act.class, plan).now().getFirst();
    }
}
