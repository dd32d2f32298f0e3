package io.parry.engine.run.matrix;

import io.parry.engine.journal.MemoryJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What all deliveries share, made anew from what has been done to it: the real journal, and a small AWS. */
final class Shared {
    final MemoryJournal journal = new MemoryJournal();
    final LaggingAws aws;

    private Shared(LaggingAws aws) {
        this.aws = aws;
    }

    /** Something done to it that left a mark. */
    interface Deed {
        void on(Shared shared);
    }

    record Done(Instant at, Deed deed) {}

    /** As it stands then, after all that was done. */
    static Shared of(Scenario scenario, List<Done> done, Instant now) {
        var shared = new Shared(scenario.begin());
        for (var one : done) {
            shared.passTo(one.at);
            one.deed.on(shared);
        }
        shared.passTo(now);
        return shared;
    }

    void passTo(Instant time) {
        var wait = Duration.between(aws.instant(), time);
        if (wait.isPositive()) {
            aws.pass(wait);
        }
    }
}
