package io.parry.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The later of two clocks, for a process that may be stopped while it holds a run: the wall's, which goes on while the
 * machine sleeps, and the process's own, which nobody sets back. A lease is over when either says so.
 */
final class HeldTime extends Clock {
    private final Clock wall;
    private final Instant start;
    private final long startNanos = System.nanoTime();

    HeldTime(Clock wall) {
        this.wall = wall;
        this.start = wall.instant();
    }

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", interrupted);
        }
    }

    @Override
    public Instant instant() {
        var counted = start.plus(Duration.ofNanos(System.nanoTime() - startNanos));
        var now = wall.instant();
        return now.isAfter(counted) ? now : counted;
    }

    @Override
    public ZoneId getZone() {
        return wall.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new HeldTime(wall.withZone(zone));
    }
}
