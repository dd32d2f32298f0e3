package io.parry.deploy;

import io.parry.engine.match.Match;
import io.parry.engine.run.Runner;
import java.time.Duration;

/** Whoever carries out a run within an invocation. */
@FunctionalInterface
interface Runners {
    /** @param lease how long the run is held */
    Runner runner(Match match, Invocation invocation, Duration lease);
}
