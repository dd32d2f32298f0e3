package io.parry.engine.plan;

import io.parry.engine.match.Match;
import io.parry.engine.model.Mode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run would do.
 *
 * @param mode in which it would run
 * @param blocked by which guard nothing would be done; absent where none does
 * @param failure why it would fail before its first step; absent where it would not
 * @param finals the steps under {@code finally}
 */
public record PlaybookPlan(
        Match match,
        Mode mode,
        Optional<Blocked> blocked,
        Optional<PlannedStep.Problem> failure,
        List<PlannedStep> steps,
        List<PlannedStep> finals) {

    /** A guard that keeps the playbook from acting, with the reason its author gave. */
    public record Blocked(String guard, String why) {}

    /** Whether something would be done, or may be. */
    public boolean acts() {
        return all().anyMatch(step -> step.verdict().acts());
    }

    public Stream<PlannedStep> all() {
        return Stream.concat(steps.stream(), finals.stream());
    }
}
