package io.parry.engine.run;

import java.time.Instant;

/** What comes next does not fit into the time that this process has; the run is given up until then. */
final class OutOfTime extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Instant until;

    OutOfTime(Instant until) {
        super("out of time until " + until, null, false, false);
        this.until = until;
    }

    Instant until() {
        return until;
    }
}
