package io.parry.engine.run;

import io.parry.engine.value.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How long to wait before something is tried again: between half of a ceiling and all of it, and the ceiling doubles
 * with each try ("equal jitter" of <a
 * href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential Backoff And Jitter</a>),
 * so that runs that were turned away together do not come back together.
 *
 * <p>Not "full jitter", which may wait for nothing: tries are few, and what is waited for (a read that lags, another
 * run's lock, a quota) takes its time however often it is asked for.
 *
 * <p>The share is drawn from a digest and not from chance: the same run waits as long when it is carried out again.
 */
final class Backoff {
    /** Before the second try. */
    private static final Duration BASE = Duration.ofSeconds(2);

    /**
     * The most that <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">SDKs</a>
     * wait.
     */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private static final int DIGITS = 8;
    private static final int ALPHABET = 32;

    private Backoff() {}

    /**
     * Between half of the ceiling and the ceiling, in milliseconds.
     *
     * @param seed what is to differ between those who wait: run, step and turn
     * @param tries how many have failed, from 1
     */
    static Duration of(String seed, int tries) {
        double half = ceiling(tries).toMillis() / 2.0;
        return Duration.ofMillis((long) (half + half * share(Digest.of(seed + "\n" + tries))));
    }

    /** Two seconds, four, eight …, at most {@link #LONGEST}. */
    static Duration ceiling(int tries) {
        var doubled = BASE.multipliedBy(1L << Math.min(Math.max(tries, 1) - 1, 30));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** From 0, short of 1. The digest's characters are base32, so 8 of them are 40 bits. */
    private static double share(String digest) {
        double share = 0;
        var letters = digest.substring(0, DIGITS).getBytes(StandardCharsets.US_ASCII);
        for (int i = letters.length - 1; i >= 0; i--) {
            share = (share + digit(letters[i])) / ALPHABET;
        }
        return share;
    }

    private static int digit(byte letter) {
        return letter >= 'a' ? letter - 'a' : letter - '2' + 26;
    }
}
