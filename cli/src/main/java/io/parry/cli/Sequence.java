package io.parry.cli;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The number of a bundle, which only rises. */
final class Sequence {
    private static final String EPOCH = "SOURCE_DATE_EPOCH";

    private Sequence() {}

    /** @param given on the command line */
    static long of(@Nullable Long given, Map<String, String> environment, Clock clock) {
        if (given != null) {
            return checked(given, "--sequence " + given);
        }
        var epoch = environment.get(EPOCH);
        return epoch == null ? clock.instant().getEpochSecond() : parsed(epoch);
    }

    private static long parsed(String epoch) {
        try {
            return checked(Long.parseLong(epoch), EPOCH + "=" + epoch);
        } catch (NumberFormatException none) {
            throw Refused.usage("`" + EPOCH + "=" + epoch + "`: seconds since 1970 expected");
        }
    }

    static long checked(long number, String said) {
        if (number < 0 || number > 999_999_999_999_999_999L) {
            throw Refused.usage("`" + said + "`: a whole number of at most 18 digits expected");
        }
        return number;
    }
}
