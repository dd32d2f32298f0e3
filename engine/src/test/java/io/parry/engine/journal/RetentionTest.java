package io.parry.engine.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RetentionTest {
    @Test
    void whatIsActedOnIsRememberedLongEnough() {
        var least = Retention.OLDEST_EVENT.plus(Retention.MARGIN);
        assertTrue(Retention.ENDED_RUNS.compareTo(least) >= 0, "an archive played back is acted on again");
        assertTrue(Retention.OLDEST_EVENT_UNSEEN.compareTo(Retention.OLDEST_EVENT) < 0);
    }
}
