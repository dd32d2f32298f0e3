package io.parry.engine.operator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;

/** Year, month, day and what else a text says of a time, as the named groups of a match. */
record CalendarTime(MatchResult match) {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    /** @throws DateTimeException when there is no such day, hour or zone */
    Instant instant() {
        int nanos = Integer.parseInt((part("fraction") + "000000000").substring(0, 9));
        return LocalDateTime.of(
                        number("year"), month(), number("day"), hour(), number("minute"), number("second"), nanos)
                .toInstant(zone());
    }

    private int month() {
        var month = part("month");
        return Character.isDigit(month.charAt(0)) ? Integer.parseInt(month) : MONTHS.indexOf(month) + 1;
    }

    private int hour() {
        int hour = number("hour");
        var half = part("half");
        if (half.isEmpty()) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("an hour from 1 to 12 expected");
        }
        return hour % 12 + (half.equals("PM") ? 12 : 0);
    }

    private ZoneOffset zone() {
        var zone = part("zone");
        return zone.startsWith("+") || zone.startsWith("-") ? ZoneOffset.of(zone) : ZoneOffset.UTC;
    }

    private int number(String name) {
        var digits = part(name);
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /** Empty where the text does not say it. */
    private String part(String name) {
        var text = match.namedGroups().containsKey(name) ? match.group(name) : null;
        return text == null ? "" : text;
    }
}
