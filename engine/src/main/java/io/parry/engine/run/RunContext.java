package io.parry.engine.run;

import io.parry.engine.action.Cloud;
import io.parry.engine.journal.Journal;
import io.parry.engine.match.Match;
import io.parry.engine.model.Mode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the steps of one run share.
 *
 * @param started when the run was first claimed
 * @param happened when the change that the event tells of was made; empty where the event does not say
 * @param lease how long this process holds the run and its locks
 */
record RunContext(
        Match match,
        Mode mode,
        Cloud cloud,
        Journal journal,
        Journal.Held held,
        Clock clock,
        Sleeper sleeper,
        Instant started,
        Optional<Instant> happened,
        Duration lease) {

    /** Whether a change of this run has gone out, whoever sent it and in whichever step. */
    boolean hasChanged() {
        return journal.hasChanged(held);
    }

    Instant now() {
        return clock.instant();
    }

    void sleepUntil(Instant time) {
        var left = Duration.between(now(), time);
        if (left.isPositive()) {
            sleeper.sleep(left);
        }
    }
}
