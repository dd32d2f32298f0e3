package io.parry.engine.run;

import io.parry.engine.action.Done;
import io.parry.engine.action.Outcome;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a step went.
 *
 * @param calls what was sent, oldest first, attempts included
 * @param turns of its loop; empty without one
 * @param inner the steps of a group that was taken
 */
record StepRecord(
        CompiledStep step,
        Outcome outcome,
        List<Done> calls,
        Instant from,
        Instant to,
        List<Turn> turns,
        List<StepRecord> inner) {

    record Turn(String name, int index, Value value, StepRecord step) {}

    static StepRecord of(CompiledStep step, Outcome outcome, List<Done> calls, Instant from, Instant to) {
        return new StepRecord(step, outcome, calls, from, to, List.of(), List.of());
    }

    StepRecord withTurns(List<Turn> all) {
        return new StepRecord(step, outcome, calls, from, to, all, inner);
    }

    StepRecord withInner(List<StepRecord> steps) {
        return new StepRecord(step, outcome, calls, from, to, turns, steps);
    }

    /** Whether nothing but reading was done, or nothing at all. */
    boolean onlyLooked() {
        return switch (step.body()) {
            case CompiledStep.Read read -> true;
            case CompiledStep.Assign assign -> true;
            default -> false;
        };
    }

    /** The error of the first step that failed, at any depth. */
    Optional<RunResult.Failure> error() {
        var own = switch (outcome) {
            case Outcome.Failed failed -> Optional.of(new RunResult.Failure(failed.code(), failed.why()));
            case Outcome.NotVerified not -> Optional.of(new RunResult.Failure(not.code(), not.why()));
            case Outcome.Blocked blocked -> Optional.of(new RunResult.Failure(blocked.guard(), blocked.why()));
            default -> Optional.<RunResult.Failure>empty();
        };
        return turns.stream()
                .flatMap(turn -> turn.step.error().stream())
                .findFirst()
                .or(() -> inner.stream().flatMap(step -> step.error().stream()).findFirst())
                .or(() -> own);
    }
}
