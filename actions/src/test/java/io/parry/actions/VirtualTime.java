package io.parry.actions;

import io.parry.engine.run.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that stands still but for those who sleep. */
public final class VirtualTime extends Clock implements Sleeper {
    private final Instant begin;
    private volatile Instant now;

    /** Begins now, so that deadlines lie ahead. */
    public VirtualTime() {
        this(Instant.now());
    }

    public VirtualTime(Instant begin) {
        this.begin = begin;
        this.now = begin;
    }

    @Override
    public void sleep(Duration duration) {
        now = now.plus(duration);
    }

    Duration slept() {
        return Duration.between(begin, now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
