package io.parry.engine.journal;

import java.time.Duration;

/**
 * How long is remembered, and on how old an event something is done because of that. Whoever plays an archive back gets
 * the record of each run as long as there is one, and beyond that nothing is done: {@link #ENDED_RUNS} is longer than
 * {@link #OLDEST_EVENT} by {@link #MARGIN} at least.
 */
public final class Retention {
    /** How long a journal keeps a run at the least, counted from its end: however long a run takes comes on top. */
    public static final Duration ENDED_RUNS = Duration.ofDays(30);

    /** Older events change nothing. */
    public static final Duration OLDEST_EVENT = Duration.ofDays(21);

    /** Older events change nothing where a change does not look at the state first: it might no longer be right. */
    public static final Duration OLDEST_EVENT_UNSEEN = Duration.ofHours(24);

    /** For clocks that differ, and for what DynamoDB deletes when it likes. */
    public static final Duration MARGIN = Duration.ofDays(7);

    private Retention() {}
}
