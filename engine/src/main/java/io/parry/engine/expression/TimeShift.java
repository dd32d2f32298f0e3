package io.parry.engine.expression;

import io.parry.engine.model.Durations;
import io.parry.engine.value.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** A time with a duration added or taken away; ISO 8601 with an offset in, ISO 8601 in UTC out. */
final class TimeShift {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private TimeShift() {}

    static Value of(Value time, Value duration, int sign) throws Misfit {
        if (!(duration instanceof Value.Text)) {
            throw new Misfit(1, "a duration such as `90d` to a time", duration);
        }
        var shift = Durations.parse(duration.text()).orElse(Duration.ZERO);
        var shifted = instant(time).plus(shift.multipliedBy(sign));
        if (shifted.isBefore(FIRST) || shifted.isAfter(LAST)) {
            throw new Misfit(0, "a time that stays within the years 0 to 9999", time);
        }
        return Value.of(shifted.toString());
    }

    private static Instant instant(Value time) throws Misfit {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(time.text(), Instant::from);
        } catch (DateTimeException bad) {
            throw new Misfit(0, "a number or an ISO 8601 time such as `2026-06-01T00:00:00Z`", time);
        }
    }
}
