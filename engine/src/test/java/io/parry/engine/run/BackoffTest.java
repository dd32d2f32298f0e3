package io.parry.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private static final int RUNS = 1_000;

    @Test
    void theCeilingDoublesUntilItIsTheLongest() {
        var ceilings = IntStream.rangeClosed(1, 7)
                .mapToObj(tries -> Backoff.ceiling(tries).toSeconds())
                .toList();
        assertEquals(List.of(2L, 4L, 8L, 16L, 20L, 20L, 20L), ceilings);
        assertEquals(Backoff.LONGEST, Backoff.ceiling(Integer.MAX_VALUE));
    }

    @Test
    void noWaitIsLongerThanItsCeilingOrShorterThanHalfOfIt() {
        for (int tries = 1; tries < 10; tries++) {
            long ceiling = Backoff.ceiling(tries).toMillis();
            assertTrue(waits(tries).allMatch(millis -> millis >= ceiling / 2 && millis < ceiling), "try " + tries);
        }
    }

    /** In each tenth of the time that there is a tenth of the runs comes back, give or take what chance would. */
    @Test
    void aThousandRunsThatAreTurnedAwayTogetherComeBackOneByOne() {
        for (int tries = 1; tries <= 5; tries++) {
            double half = Backoff.ceiling(tries).toMillis() / 2.0;
            var counts = new int[10];
            waits(tries).forEach(millis -> counts[(int) ((millis - half) * 10 / half)]++);
            for (int count : counts) {
                assertTrue(count > 65 && count < 140, "try " + tries + ": " + Arrays.toString(counts));
            }
        }
    }

    @Test
    void theSameRunWaitsAsLongWheneverItIsAskedAndAnotherTimeAtItsNextTry() {
        assertEquals(Backoff.of("run-1", 3), Backoff.of("run-1", 3));
        assertNotEquals(Backoff.of("run-1", 5), Backoff.of("run-1", 6));
        assertNotEquals(Backoff.of("run-1", 3), Backoff.of("run-2", 3));
    }

    @Test
    void whatHasNeverFailedWaitsAsAfterTheFirstTry() {
        assertTrue(Backoff.of("run-1", 0).compareTo(Duration.ofSeconds(2)) < 0);
    }

    private static LongStream waits(int tries) {
        return IntStream.range(0, RUNS)
                .mapToLong(run -> Backoff.of("run-" + run, tries).toMillis());
    }
}
