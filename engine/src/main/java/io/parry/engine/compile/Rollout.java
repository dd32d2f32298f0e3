package io.parry.engine.compile;

import io.parry.engine.value.Digest;
import java.math.BigDecimal;

/**
 * The share of runs that are carried out. Which they are hangs on their ids alone, so that a run is in or out wherever
 * and whenever it is asked, and stays in when the share grows.
 *
 * @param percent from 0 to 100
 */
public record Rollout(BigDecimal percent) {
    private static final BigDecimal ALL = BigDecimal.valueOf(1L << 32);

    /** @param run its id */
    public boolean takes(String run) {
        long place = Long.parseLong(Digest.uuid("rollout " + run).substring(0, 8), 16);
        return BigDecimal.valueOf(place).scaleByPowerOfTen(2).compareTo(percent.multiply(ALL)) < 0;
    }
}
