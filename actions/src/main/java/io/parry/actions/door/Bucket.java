package io.parry.actions.door;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The calls that one lane may still make: a token bucket whose rate AWS's answers change, as in the <a
 * href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">adaptive mode</a> of SDKs. Being
 * throttled halves it; time gives it back, the same part of it every second.
 *
 * <p>Whoever comes to an empty bucket is given a turn: tokens are then owed, and the next is told to wait for longer.
 */
final class Bucket {
    /** After an answer that we are too fast nobody sends anything for so long. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** From nothing to the whole rate. */
    static final Duration RECOVERY = Duration.ofMinutes(1);

    /** Slower than a sixteenth would be stopping. */
    private static final int SLOWEST = 16;

    private static final double NANOS = 1e9;

    private final Quota quota;
    private double rate;
    private double tokens;
    private Instant asOf;
    private long era;

    Bucket(Quota quota, Instant now) {
        this.quota = quota;
        this.rate = quota.rate();
        this.tokens = quota.burst();
        this.asOf = now;
    }

    /** @param after how long it comes */
    record Turn(long era, Duration after) {}

    /**
     * A turn, taken.
     *
     * @param longest how long it may be waited for
     * @return empty where it would come later than that; then nothing was taken
     */
    synchronized Optional<Turn> take(Instant now, Duration longest) {
        refill(now);
        double left = tokens - 1;
        var wait = left >= 0 ? Duration.ZERO : pause(now).plusNanos((long) Math.ceil(-left / rate * NANOS));
        if (wait.isPositive() && wait.compareTo(longest) > 0) {
            return Optional.empty();
        }
        tokens = left;
        return Optional.of(new Turn(era, wait));
    }

    /** Whether a turn still counts: after {@link #slow} all that were waiting take another. */
    synchronized boolean stands(Turn turn) {
        return turn.era == era;
    }

    /** AWS has answered a call of this turn that we are too fast. Many that were under way together say it once. */
    synchronized void slow(Turn turn, Instant now) {
        if (turn.era == era) {
            refill(now);
            era++;
            rate = Math.max(rate / 2, quota.rate() / SLOWEST);
            tokens = 0;
            asOf = now.plus(PAUSE);
        }
    }

    /** Whether it is as if it had never been used. */
    synchronized boolean isFull(Instant now) {
        refill(now);
        return tokens >= quota.burst();
    }

    private Duration pause(Instant now) {
        return asOf.isAfter(now) ? Duration.between(now, asOf) : Duration.ZERO;
    }

    /** What was too fast once is not allowed the whole burst until it has recovered. */
    private void refill(Instant now) {
        if (now.isAfter(asOf)) {
            double seconds = Duration.between(asOf, now).toNanos() / NANOS;
            rate = Math.min(quota.rate(), rate + quota.rate() * seconds / RECOVERY.toSeconds());
            tokens = Math.min(quota.burst() * rate / quota.rate(), tokens + seconds * rate);
            asOf = now;
        }
    }
}
