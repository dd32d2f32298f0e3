package io.parry.actions;

import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Call;
import io.parry.engine.action.Done;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.Moment;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Past;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.action.Uses;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Tells the subscribers of an SNS topic. What is secret in the text prints as {@code ***}, what is unknown as
 * {@code (unknown)}: a message is never lost for want of a value. SNS's own answer is the only proof.
 *
 * <p>Run and step stand in message attributes, so that receivers can drop the second of two; a FIFO topic does it by
 * itself.
 */
public final class Notify implements Action {
    private static final Operation PUBLISH = Operation.of("sns:Publish");
    private static final Pattern TOPIC =
            Pattern.compile("arn:[a-z-]+:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+(\\.fifo)?");

    @Override
    public ActionSpec spec() {
        return new ActionSpec(
                "Notify",
                "Sends a message to an SNS topic.",
                List.of(
                        new ActionSpec.Input("topic", "string", true, "ARN of the topic"),
                        new ActionSpec.Input("subject", "string", false, "Subject of a mail; cut after 99 characters"),
                        new ActionSpec.Input("message", "string", true, "The text; cut after 256 KB")),
                """
                - id: tell
                  action: Notify
                  with:
                    topic: ${inputs.topic}
                    subject: CloudTrail logging was stopped
                    message: ${vars.actor} stopped ${vars.trail}.
                """,
                Uses.of(List.of(), List.of(PUBLISH.toString())),
                Duration.ZERO);
    }

    @Override
    public Plan plan(Inputs in, Reads now, Past past) {
        var sent = past.last(PUBLISH).filter(done -> done.status() == Done.Status.OK);
        if (sent.isPresent()) {
            var response = sent.get().response();
            return new Plan.Holds(
                    response, "SNS took it as " + response.at("MessageId").show());
        }
        if (in.get("topic").unknown().isPresent() || in.get("topic") instanceof Value.Text) {
            return publish(in, in.text("topic"));
        }
        return new Plan.Refuse(
                "`topic` is the ARN of an SNS topic, found " + in.get("topic").kind());
    }

    private static Plan publish(Inputs in, String topic) {
        if (!TOPIC.matcher(topic).matches()) {
            return new Plan.Refuse("`topic` is the ARN of an SNS topic, found `" + topic + "`");
        }
        var subject = MessageText.subject(in.get("subject"));
        var parameters = Value.obj(
                "TopicArn",
                topic,
                "Subject",
                subject.isEmpty() ? Value.MISSING : Value.of(subject),
                "Message",
                MessageText.message(in.get("message")));
        return Plan.Act.now(new Call(
                PUBLISH,
                parameters,
                marks(topic, in.moment()),
                home(topic),
                Effect.NOTIFY,
                List.of(topic),
                List.of(),
                new Call.Repeat.Once(),
                Optional.empty()));
    }

    /** The topic's Region, with our own credentials: its policy says whether our account may publish. */
    private static Target home(String topic) {
        var parts = topic.split(":", 6);
        return new Target(parts[1], "", parts[3], "");
    }

    /** By which receivers, and a FIFO topic by itself within five minutes, tell the second of two. */
    private static Value marks(String topic, Moment moment) {
        var marks = Value.obj(
                "MessageAttributes",
                Value.obj(
                        "parry.run", attribute(moment.run()),
                        "parry.step", attribute(moment.step()),
                        "parry.turn", attribute(moment.turn())));
        return topic.endsWith(".fifo") ? fifo(marks, moment) : marks;
    }

    /** SNS takes no empty one. */
    private static Value attribute(String text) {
        return text.isEmpty() ? Value.MISSING : Value.obj("DataType", "String", "StringValue", text);
    }

    private static Value fifo(Value marks, Moment moment) {
        var id = String.join("\n", moment.run(), moment.step(), moment.turn());
        return marks.with("MessageGroupId", "parry")
                .with(
                        "MessageDeduplicationId",
                        UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                                .toString());
    }
}
