package io.parry.engine.run.matrix;

import java.util.List;

/** What may go wrong at one point of a run. */
enum Fault {
    /** The process dies before the call goes out. */
    CRASH_BEFORE,
    /** The process dies after it has taken effect and before anybody heard of it. */
    CRASH_AFTER,
    THROTTLE,
    DENY,
    /** Denied now and ever after. */
    DENY_FOR_GOOD,
    /** Never arrived, and nobody knows. */
    LOST_REQUEST,
    /** Took effect, and nobody knows. */
    LOST_RESPONSE,
    /** Accepted, now and ever after, and nothing changes. */
    UNCHANGED_FOR_GOOD,
    /** Forty seconds late. */
    SLOW,
    /** The journal does not answer. */
    DOWN;

    static final List<Fault> OF_READS = List.of(CRASH_BEFORE, THROTTLE, DENY, DENY_FOR_GOOD, LOST_REQUEST, SLOW);
    static final List<Fault> OF_WRITES =
            List.of(CRASH_BEFORE, CRASH_AFTER, THROTTLE, DENY, LOST_REQUEST, LOST_RESPONSE, UNCHANGED_FOR_GOOD, SLOW);
    static final List<Fault> OF_JOURNAL = List.of(CRASH_BEFORE, CRASH_AFTER, DOWN);

    /** Whether it goes by, so that a good engine comes to a good end. */
    boolean passes() {
        return this != DENY && this != DENY_FOR_GOOD && this != UNCHANGED_FOR_GOOD;
    }

    static List<Fault> of(String point) {
        return point.startsWith("read") ? OF_READS : point.startsWith("write") ? OF_WRITES : OF_JOURNAL;
    }
}
