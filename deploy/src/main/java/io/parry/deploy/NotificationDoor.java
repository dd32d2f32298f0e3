package io.parry.deploy;

import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;

/** Events that a topic hands to the function itself. A failure is told, so that SNS delivers again. */
final class NotificationDoor implements Door {
    private final EventDoor events;

    NotificationDoor(EventDoor events) {
        this.events = events;
    }

    @Override
    public boolean takes(Value request) {
        return request.at("Records") instanceof Value.Arr records
                && !records.items().isEmpty()
                && records.items().stream()
                        .allMatch(record -> record.at("EventSource").equals(Value.of("aws:sns")));
    }

    @Override
    public Value answer(Value request, Invocation invocation) {
        var answers = SideBySide.each(
                request.at("Records").items(),
                record -> events.answer(message(record.at("Sns").at("Message")), invocation));
        return Value.obj("answers", new Value.Arr(answers));
    }

    private static Value message(Value text) {
        try {
            return text instanceof Value.Text known ? Json.read(known.text()) : Value.MISSING;
        } catch (JsonError notJson) {
            throw new NotDone("a notification holds no event: " + notJson.getMessage());
        }
    }
}
