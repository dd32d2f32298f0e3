package io.parry.engine.run;

import java.time.Duration;
import java.time.Instant;

/**
 * How long one process may work on a run.
 *
 * @param over from then on nothing new is begun: a call and the note of its answer would not fit before the lease ends
 * @param lease until then nobody else takes the run over
 */
record Term(Instant over, Instant lease) {
    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(10);

    static Term of(Instant now, Duration lease) {
        var share = lease.dividedBy(4);
        var margin = share.compareTo(LONGEST_MARGIN) > 0 ? LONGEST_MARGIN : share;
        return new Term(now.plus(lease).minus(margin), now.plus(lease));
    }
}
