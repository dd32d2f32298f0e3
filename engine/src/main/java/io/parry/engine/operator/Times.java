package io.parry.engine.operator;

import io.parry.engine.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The times that AWS writes into events and answers. A text without a zone is UTC; a weekday is not held against the
 * date, since AWS's own samples have it wrong.
 *
 * <ul>
 *   <li>ISO 8601: {@code 2026-01-31T12:00:00.123Z}, {@code 2026-01-31T13:00:00+01:00}, {@code 2026-01-31}
 *   <li>RFC 1123, as AWS Health has it: {@code Sat, 05 Jun 2016 15:10:09 GMT}
 *   <li>Inspector: {@code Wed Sep 04 16:59:44.356 UTC 2024} and {@code Dec 3, 2021, 6:02:30 PM}
 *   <li>seconds or milliseconds since 1970, as OCSF has it, by their size: nine digits (1973) up to 10<sup>11</sup> are
 *       seconds, up to 10<sup>14</sup> milliseconds; so 0 is no time, and no account id is taken for a recent one
 * </ul>
 */
final class Times {
    private static final int LONGEST = 64;
    private static final String MONTH = "(?<month>[A-Z][a-z]{2})";
    private static final String CLOCK = "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?";
    private static final String FRACTION = "(?:[.,](?<fraction>\\d{1,9})\\d*)?";
    private static final String OFFSET = "Z|GMT|UTC|[+-]\\d{2}(?::?\\d{2})?";

    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})"),
            Pattern.compile("(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})[Tt ]" + CLOCK + FRACTION + "(?<zone>"
                    + OFFSET + "|z)?"),
            Pattern.compile("(?:[A-Z][a-z]{2}, )?(?<day>\\d{1,2}) " + MONTH + " (?<year>\\d{4}) " + CLOCK + " (?<zone>"
                    + OFFSET + ")"),
            Pattern.compile("[A-Z][a-z]{2} " + MONTH + " {1,2}(?<day>\\d{1,2}) " + CLOCK + FRACTION
                    + " (?<zone>GMT|UTC) (?<year>\\d{4})"),
            // newer Javas put a narrow no-break space before AM and PM
            Pattern.compile(MONTH + " (?<day>\\d{1,2}), (?<year>\\d{4}),? " + CLOCK + "[ \\u202f](?<half>[AP]M)"));

    private static final Pattern EPOCH = Pattern.compile("[0-9]{9,14}(\\.[0-9]{1,9})?");
    private static final BigDecimal LEAST = BigDecimal.valueOf(100_000_000L);
    private static final BigDecimal MILLIS = BigDecimal.valueOf(100_000_000_000L);
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000_000_000_000L);

    private Times() {}

    /** Empty where the value is none of these. */
    static Optional<Instant> read(Value value) {
        return switch (value) {
            case Value.Num num -> epoch(num.number());
            case Value.Text text when text.text().length() <= LONGEST -> text(text.text());
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> epoch(BigDecimal number) {
        if (number.compareTo(LEAST) < 0 || number.compareTo(MOST) >= 0) {
            return Optional.empty();
        }
        var seconds = number.compareTo(MILLIS) < 0 ? number : number.movePointLeft(3);
        var whole = seconds.setScale(0, RoundingMode.DOWN);
        var nanos = seconds.subtract(whole).movePointRight(9);
        return Optional.of(Instant.ofEpochSecond(whole.longValueExact(), nanos.longValue()));
    }

    private static Optional<Instant> text(String text) {
        if (EPOCH.matcher(text).matches()) {
            return epoch(new BigDecimal(text));
        }
        return SHAPES.stream()
                .map(shape -> shape.matcher(text))
                .filter(match -> match.matches())
                .findFirst()
                .flatMap(match -> {
                    try {
                        return Optional.of(new CalendarTime(match).instant());
                    } catch (DateTimeException noSuchDay) {
                        return Optional.empty();
                    }
                });
    }
}
