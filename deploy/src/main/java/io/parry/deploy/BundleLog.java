package io.parry.deploy;

import io.parry.engine.bundle.Bundle;
import io.parry.engine.run.Metrics;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.util.function.Consumer;

/** Writes of bundles to the log, and counts those that are refused. */
record BundleLog(Consumer<Value> line, Clock clock) implements Bundles.Told {
    @Override
    public void inUse(Bundle bundle, String source) {
        line.accept(Value.obj(
                "level", "INFO",
                "time", clock.instant().toString(),
                "message", "a bundle is in use",
                "bundle", source,
                "digest", bundle.digest(),
                "sequence", bundle.sequence(),
                "playbooks", bundle.playbooks().size()));
    }

    @Override
    public void refused(String reason, String why, String source) {
        line.accept(Value.obj(
                "level",
                "ERROR",
                "time",
                clock.instant().toString(),
                "message",
                "a bundle is refused: " + why,
                "bundle",
                source,
                "reason",
                reason));
        line.accept(Metrics.bundleRefused(reason, clock.instant()));
    }
}
