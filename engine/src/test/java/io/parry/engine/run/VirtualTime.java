package io.parry.engine.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that stands still but for those who sleep. Worlds of tests are made on top of it. */
public abstract class VirtualTime extends Clock implements Sleeper {
    private Instant now = Instant.parse("2026-11-03T08:41:20Z");

    @Override
    public void sleep(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public final Instant instant() {
        return now;
    }

    @Override
    public final ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public final Clock withZone(ZoneId zone) {
        return this;
    }
}
