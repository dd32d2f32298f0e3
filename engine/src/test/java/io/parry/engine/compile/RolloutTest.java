package io.parry.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.value.Digest;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RolloutTest {
    private static final List<String> RUNS =
            IntStream.range(0, 10_000).mapToObj(i -> Digest.of("run " + i)).toList();

    private static long share(String percent) {
        var rollout = new Rollout(new BigDecimal(percent));
        return RUNS.stream().filter(rollout::takes).count();
    }

    @Test
    void aTenthOfTheRunsIsCarriedOut() {
        long taken = share("10");
        assertTrue(taken > 900 && taken < 1100, () -> taken + " of 10000");
    }

    @Test
    void noneAndAllAreNoneAndAll() {
        assertEquals(0, share("0"));
        assertEquals(10_000, share("100"));
    }

    @Test
    void whoIsInStaysInWhenTheShareGrows() {
        var percents = List.of("0.5", "10", "50", "99.9").stream()
                .map(percent -> new Rollout(new BigDecimal(percent)))
                .toList();
        for (var run : RUNS) {
            boolean before = false;
            for (var rollout : percents) {
                assertTrue(!before || rollout.takes(run), run);
                before = rollout.takes(run);
            }
        }
    }
}
