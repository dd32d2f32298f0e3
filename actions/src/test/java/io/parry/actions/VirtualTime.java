package io.parry.actions;

import io.parry.engine.run.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still but for those who sleep; it begins now, so that deadlines lie ahead. */
final class VirtualTime extends Clock implements Sleeper {
    private final Instant begin = Instant.now();
    private volatile Instant now = begin;

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
