package io.parry.engine.match;

import io.parry.engine.value.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When what an event tells of happened, by source. */
public final class EventTime {
    private EventTime() {}

    /**
     * The time of the change itself: CloudTrail's {@code eventTime}, when a finding was last seen, in ASFF or OCSF.
     * Empty otherwise.
     */
    public static Optional<Instant> ofChange(Match match) {
        return said(match).flatMap(value -> parse(value).stream()).findFirst();
    }

    private static Stream<Value> said(Match match) {
        var detail = match.event().value().at("detail");
        var finding =
                match.item().map(Loops.Item::value).orElse(detail.at("findings").at(0));
        var info = finding.at("finding_info");
        return Stream.of(
                detail.at("eventTime"),
                detail.at("service").at("eventLastSeen"),
                finding.at("LastObservedAt"),
                info.at("last_seen_time_dt"),
                info.at("last_seen_time"));
    }

    /**
     * As {@link #ofChange}, else the envelope's time; empty where neither says. Of a custom action always the
     * envelope's: somebody has chosen an old finding now.
     */
    public static Optional<Instant> of(Match match) {
        return times(match).stream().flatMap(value -> parse(value).stream()).findFirst();
    }

    /** Whether the event says a time, and none that can be read. */
    public static boolean isUnreadable(Match match) {
        return of(match).isEmpty() && times(match).stream().anyMatch(Value::exists);
    }

    private static List<Value> times(Match match) {
        var envelope = Stream.of(match.event().value().at("time"));
        return EventIdentity.isCustomAction(match.event().value())
                ? envelope.toList()
                : Stream.concat(said(match), envelope).toList();
    }

    /** ISO 8601, or milliseconds since 1970 as OCSF has them. */
    private static Optional<Instant> parse(Value value) {
        try {
            return switch (value) {
                case Value.Text text ->
                    Optional.of(OffsetDateTime.parse(text.text()).toInstant());
                case Value.Num number ->
                    Optional.of(Instant.ofEpochMilli(number.number().longValueExact()));
                default -> Optional.empty();
            };
        } catch (DateTimeException | ArithmeticException notATime) {
            return Optional.empty();
        }
    }
}
