package io.parry.actions.journal;

import io.parry.engine.journal.Retention;
import java.time.Duration;
import java.time.Instant;

/**
 * How long items stay, by DynamoDB's time to live, which removes them some time later and never sooner. What people set
 * and playbooks' texts stay for good: there are few of them, and a run may need its text as long as there is one.
 */
final class Kept {
    /** After a run has ended, its window has closed. */
    static final Duration AFTERWARDS = Retention.ENDED_RUNS;

    /** How long a run may be under way, with all its waits. */
    static final Duration UNDER_WAY = Duration.ofDays(30);

    private Kept() {}

    /** What belongs to a run that has not ended. */
    static Item meanwhile(Item item, Instant now) {
        return item.with("ttl", now.plus(UNDER_WAY).plus(AFTERWARDS).getEpochSecond());
    }

    static long afterwards(Instant end) {
        return end.plus(AFTERWARDS).getEpochSecond();
    }
}
