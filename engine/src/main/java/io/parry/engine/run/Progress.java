package io.parry.engine.run;

import io.parry.engine.journal.Journal;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** How far an attempt of a step has come: whoever goes on with it after a sleep goes on counting. */
final class Progress {
    private final RunContext run;
    private final Journal.Slot slot;
    private final Instant begun;
    private int tries;
    private int rounds;

    /** @param first when the attempt's first call went out, where one has */
    Progress(RunContext run, Journal.Slot attempt, Supplier<Optional<Instant>> first) {
        this.run = run;
        this.slot = new Journal.Slot(attempt.step(), attempt.turn() + " progress");
        var kept = run.journal().noted(run.held(), slot);
        this.begun = kept.map(note -> Instant.parse(note.at("begun").text()))
                .or(first)
                .orElseGet(run::now);
        this.tries = kept.map(note -> number(note, "tries")).orElse(0);
        this.rounds = kept.map(note -> number(note, "rounds")).orElse(0);
        save();
    }

    private static int number(Value note, String member) {
        return note.at(member) instanceof Value.Num count ? count.number().intValue() : 0;
    }

    Instant begun() {
        return begun;
    }

    /** Counts one more try that came to nothing. */
    int tried() {
        tries++;
        save();
        return tries;
    }

    int tries() {
        return tries;
    }

    /** Counts one more time that something is sent. */
    int acted() {
        rounds++;
        save();
        return rounds;
    }

    private void save() {
        run.journal().note(run.held(), slot, Value.obj("begun", begun.toString(), "tries", tries, "rounds", rounds));
    }
}
