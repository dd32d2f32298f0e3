package io.parry.engine.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Dates and times as ISO 8601 writes them: {@code 2027-01-31}, {@code 2027-01-31T12:00:00Z}. */
final class Times {
    private final Kinds kinds;

    Times(Kinds kinds) {
        this.kinds = kinds;
    }

    Optional<Node.Scalar> dateOrTime(Node node) {
        return kinds.text(node)
                .flatMap(scalar -> Words.DATE_OR_TIME.fits(scalar.text()) && exists(scalar.text())
                        ? Optional.of(scalar)
                        : kinds.refuse(Expected.butIs(scalar, "a date or a time")
                                .hint("as in `2027-01-31` or `2027-01-31T12:00:00Z`")));
    }

    Optional<Node.Scalar> time(Node node) {
        return kinds.text(node)
                .flatMap(scalar -> Words.TIME.fits(scalar.text()) && exists(scalar.text())
                        ? Optional.of(scalar)
                        : kinds.refuse(Expected.butIs(scalar, "a time").hint("as in `2027-01-31T12:00:00Z`")));
    }

    /** The calendar and the clock know it: not the thirtieth of February. */
    private static boolean exists(String text) {
        try {
            if (text.contains("T")) {
                OffsetDateTime.parse(text);
            } else {
                LocalDate.parse(text);
            }
            return true;
        } catch (DateTimeException unknownDay) {
            return false;
        }
    }
}
