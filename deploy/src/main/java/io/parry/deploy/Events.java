package io.parry.deploy;

import io.parry.engine.match.Event;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;

/** What was delivered → an event: as the bus gives it, or in the envelope in which a topic passes it on. */
final class Events {
    private Events() {}

    /**
     * @param label where it came from, for a reader
     * @throws JsonError when it is not JSON
     * @throws NotDone when it is no event
     */
    static Event read(String text, String label) throws JsonError {
        var value = Json.read(text);
        return isNotification(value) ? event(Json.read(value.at("Message").text()), label) : event(value, label);
    }

    static Event event(Value value, String label) {
        if (!(value instanceof Value.Obj)) {
            throw new NotDone("an event is a map, this is " + value.kind());
        }
        return new Event(value, label);
    }

    /**
     * <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">SNS's own members</a>; with
     * raw delivery the message comes without them.
     */
    private static boolean isNotification(Value value) {
        return value.at("Type").equals(Value.of("Notification"))
                && value.at("TopicArn") instanceof Value.Text
                && value.at("Message") instanceof Value.Text;
    }
}
