package io.parry.engine.run;

import io.parry.engine.journal.Journal;
import io.parry.engine.model.Mode;
import io.parry.engine.plan.PlaybookPlan;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The mode of a run, lowered to what people have set for all runs; they are believed for ten seconds. */
final class KillSwitch {
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    private final Journal journal;
    private final Clock clock;
    private final Mode wanted;
    private final boolean leftOut;
    private Journal.Control control;
    private Instant asked;

    /**
     * @param wanted the mode of the playbook, or of whoever runs it
     * @param leftOut whether the rollout does not take this run: it goes no further than {@code shadow}
     */
    KillSwitch(Journal journal, Clock clock, Mode wanted, boolean leftOut) {
        this.journal = journal;
        this.clock = clock;
        this.wanted = wanted;
        this.leftOut = leftOut;
        this.asked = clock.instant();
        this.control = journal.control();
    }

    /** @throws Journal.Unreachable where it cannot be told */
    Mode mode() {
        var set = set();
        return leftOut && set.compareTo(Mode.SHADOW) > 0 ? Mode.SHADOW : set;
    }

    /**
     * The mode but for the rollout.
     *
     * @throws Journal.Unreachable where it cannot be told
     */
    Mode set() {
        if (Duration.between(asked, clock.instant()).compareTo(BELIEVED) > 0) {
            asked = clock.instant();
            control = journal.control();
        }
        return lowered() ? control.most() : wanted;
    }

    /** Whether people keep the run from what it would do otherwise. */
    boolean lowered() {
        return control.most().compareTo(wanted) < 0;
    }

    PlaybookPlan.Blocked blocked() {
        return PlaybookPlan.Blocked.loudly(
                "kill_switch", control.why().isEmpty() ? "all runs are off" : "all runs are off: " + control.why());
    }

    /** For the record. */
    Value said() {
        return lowered()
                ? Value.obj("mode", control.most().word(), "why", control.why(), "instead_of", wanted.word())
                : Value.MISSING;
    }
}
