package io.parry.engine.match;

import io.parry.engine.value.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;

/** When what an event tells of happened, by source. */
public final class EventTime {
    private EventTime() {}

    /** The time of the change itself: CloudTrail's {@code eventTime}, when a finding was last seen. Empty otherwise. */
    public static Optional<Instant> ofChange(Match match) {
        var detail = match.event().value().at("detail");
        var finding =
                match.item().map(Loops.Item::value).orElse(detail.at("findings").at(0));
        return Stream.of(detail.at("eventTime"), detail.at("service").at("eventLastSeen"), finding.at("LastObservedAt"))
                .flatMap(value -> parse(value).stream())
                .findFirst();
    }

    /** As {@link #ofChange}, else the envelope's time; empty where neither says. */
    public static Optional<Instant> of(Match match) {
        return ofChange(match).or(() -> parse(match.event().value().at("time")));
    }

    private static Optional<Instant> parse(Value value) {
        if (!(value instanceof Value.Text text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.text()).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
