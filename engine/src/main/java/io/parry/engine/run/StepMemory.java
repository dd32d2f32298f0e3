package io.parry.engine.run;

import io.parry.engine.action.Outcome;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.journal.Journal;
import io.parry.engine.plan.Environment;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the steps of a run ended, and whether their {@code when} held, for whoever takes the run over: what has been
 * decided once is not decided anew by what the run itself has changed since. What gave something secret is not kept and
 * is asked again.
 */
final class StepMemory {
    private final RunContext run;

    StepMemory(RunContext run) {
        this.run = run;
    }

    /** @param applies whether the step's {@code when} held; {@code why} not, where it did not */
    record Decision(boolean applies, String why) {}

    Optional<Decision> decided(CompiledStep step, String turn) {
        return noted(decision(step, turn))
                .map(note -> new Decision(
                        note.at("applies").equals(Value.of(true)),
                        note.at("why").text()));
    }

    void decide(CompiledStep step, String turn, Decision decision) {
        run.journal()
                .note(
                        run.held(),
                        decision(step, turn),
                        Value.obj("applies", decision.applies(), "why", decision.why()));
    }

    /** The step as it ended in another process; sets what it gives. */
    Optional<StepRecord> recall(CompiledStep step, Environment environment, String turn) {
        if (!isKept(step)) {
            return Optional.empty();
        }
        return noted(end(step, turn)).map(note -> {
            environment.setStep(step.name(), StepNote.given(note, step.name()));
            return StepRecord.of(
                    step,
                    StepNote.outcome(note),
                    new Attempts(run, step.name(), turn, step.retry()).all(),
                    Instant.parse(note.at("from").text()),
                    Instant.parse(note.at("to").text()));
        });
    }

    void keep(StepRecord record, Environment environment, String turn) {
        var step = record.step();
        if (isKept(step) && isOver(record.outcome())) {
            var given = environment
                    .find("steps", List.of(step.name()))
                    .orElseThrow()
                    .at(step.name());
            StepNote.of(record, given).ifPresent(note -> run.journal().note(run.held(), end(step, turn), note));
        }
    }

    /** What is planned or waits is planned again. */
    private static boolean isOver(Outcome outcome) {
        return !(outcome instanceof Outcome.Planned || outcome instanceof Outcome.Waiting);
    }

    private static boolean isKept(CompiledStep step) {
        return switch (step.body()) {
            case CompiledStep.Read read -> true;
            case CompiledStep.Change change -> true;
            case CompiledStep.Named named -> true;
            case CompiledStep.Modify modify -> true;
            default -> false;
        };
    }

    private Optional<Value> noted(Journal.Slot slot) {
        return run.journal().noted(run.held(), slot);
    }

    private static Journal.Slot decision(CompiledStep step, String turn) {
        return new Journal.Slot(step.name(), turn + " when");
    }

    private static Journal.Slot end(CompiledStep step, String turn) {
        return new Journal.Slot(step.name(), turn + " ended");
    }
}
