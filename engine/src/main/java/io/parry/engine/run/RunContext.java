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
 * @param term how long this process holds the run and its locks
 */
record RunContext(
        Match match,
        KillSwitch killSwitch,
        Cloud cloud,
        Journal journal,
        Journal.Held held,
        Clock clock,
        Sleeper sleeper,
        Instant started,
        Optional<Instant> happened,
        Term term) {

    /** Whether a change of this run has gone out, whoever sent it and in whichever step. */
    boolean hasChanged() {
        return journal.hasChanged(held);
    }

    Instant now() {
        return clock.instant();
    }

    /** @throws Journal.Unreachable where it cannot be told what people have set */
    Mode mode() {
        return killSwitch.mode();
    }

    /** @throws OutOfTime where the run is slept over rather than waited for */
    void sleepUntil(Instant time) {
        var left = Duration.between(now(), time);
        if (left.isPositive()) {
            sleep(left);
        }
    }

    /** @throws OutOfTime where the run is slept over rather than waited for */
    void sleep(Duration duration) {
        var until = now().plus(duration);
        if (until.isAfter(term.over())) {
            throw new OutOfTime(until);
        }
        sleeper.sleep(duration);
    }

    /**
     * To be asked before anything is begun that another process must not do as well. A process that stood still for too
     * long stops here.
     *
     * @throws OutOfTime when the time is over
     */
    void checkTime() {
        if (!now().isBefore(term.over())) {
            throw new OutOfTime(now());
        }
    }

    /** When a call has to be answered: after so long, or in time to note the answer. */
    Instant deadline(Duration longest) {
        var deadline = now().plus(longest);
        return deadline.isAfter(term.over()) ? term.over() : deadline;
    }
}
