package io.parry.engine.plan;

import io.parry.engine.action.Call;
import io.parry.engine.action.Operation;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A step as it would go.
 *
 * @param why one line: what decides, what was seen, or what is missing
 * @param calls that would be sent first
 * @param later calls that would follow them
 * @param mayLack whether it needs what a step would have given that may not run, and would fail without
 * @param atMost what it could call where the calls themselves are not known yet
 * @param turns of its loop; empty without one
 * @param inner the steps of a group that would be taken
 */
public record PlannedStep(
        CompiledStep step,
        Verdict verdict,
        String why,
        Optional<Problem> error,
        boolean mayLack,
        List<Call> calls,
        List<Call> later,
        List<Operation> atMost,
        boolean needsApproval,
        List<Turn> turns,
        List<PlannedStep> inner) {

    /** What would make the step fail. */
    public record Problem(String code, String message) {}

    /** @param item unknown where the list is not known yet */
    public record Turn(String name, int index, Value item, PlannedStep step) {
        private Turn unsure() {
            return new Turn(name, index, item, step.unsure(step.why));
        }
    }

    static PlannedStep of(CompiledStep step, Verdict verdict, String why) {
        return new PlannedStep(
                step,
                verdict,
                why,
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of(),
                List.of());
    }

    static PlannedStep fails(CompiledStep step, String code, String message) {
        return new PlannedStep(
                step,
                Verdict.FAILS,
                message,
                Optional.of(new Problem(code, message)),
                false,
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of(),
                List.of());
    }

    /** @param may whether what it needs may never come to be known */
    PlannedStep lacking(boolean may) {
        return new PlannedStep(
                step, verdict, why, error, mayLack || may, calls, later, atMost, needsApproval, turns, inner);
    }

    PlannedStep withCalls(List<Call> now, List<Call> then, boolean approval) {
        return new PlannedStep(step, verdict, why, error, mayLack, now, then, atMost, approval, turns, inner);
    }

    PlannedStep withAtMost(List<Operation> operations) {
        return new PlannedStep(
                step, verdict, why, error, mayLack, calls, later, operations, needsApproval, turns, inner);
    }

    PlannedStep withTurns(List<Turn> all) {
        return new PlannedStep(step, verdict, why, error, mayLack, calls, later, atMost, needsApproval, all, inner);
    }

    PlannedStep withInner(List<PlannedStep> steps) {
        return new PlannedStep(step, verdict, why, error, mayLack, calls, later, atMost, needsApproval, turns, steps);
    }

    /**
     * The same with {@code may} in place of {@code will} and {@code fails}, at any depth, and the condition that
     * decides: a failure that comes about only if a condition holds is no failure of the plan.
     */
    PlannedStep perhaps(String condition) {
        return unsure(why.isEmpty() ? condition : condition + "; " + why);
    }

    private PlannedStep unsure(String reason) {
        return new PlannedStep(
                step,
                verdict == Verdict.WILL || verdict == Verdict.FAILS ? Verdict.MAY : verdict,
                reason,
                error,
                mayLack,
                calls,
                later,
                atMost,
                needsApproval,
                turns.stream().map(Turn::unsure).toList(),
                inner.stream().map(one -> one.unsure(one.why)).toList());
    }

    /** Whether it fails, or fails where a condition holds, at any depth. */
    boolean mayFail() {
        boolean itself = verdict != Verdict.NO
                && (error.isPresent() || mayLack || (step.body() instanceof CompiledStep.End end && !end.success()));
        return itself
                || turns.stream().anyMatch(turn -> turn.step.mayFail())
                || inner.stream().anyMatch(PlannedStep::mayFail);
    }

    /** What is sure to fail here, at any depth. */
    java.util.stream.Stream<Problem> failures() {
        if (verdict != Verdict.FAILS && verdict != Verdict.WILL) {
            return java.util.stream.Stream.empty();
        }
        return java.util.stream.Stream.of(
                        Walk.failure(this).stream(),
                        turns.stream().flatMap(turn -> turn.step.failures()),
                        inner.stream().flatMap(PlannedStep::failures))
                .flatMap(failures -> failures);
    }
}
