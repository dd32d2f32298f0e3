package io.parry.deploy;

import java.time.Duration;
import java.time.Instant;

/**
 * One call of the function.
 *
 * @param request its id, for those who search the log
 * @param began when
 * @param deadline when Lambda ends it
 */
record Invocation(String request, Instant began, Instant deadline) {
    /** What is left at {@code now}; never negative. */
    Duration left(Instant now) {
        var left = Duration.between(now, deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
