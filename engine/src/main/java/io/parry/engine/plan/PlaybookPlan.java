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
 * @param heldBack by which guard a run now would do nothing of what is planned: the event is old, or the rollout leaves
 *     it out; absent where none does
 * @param failure why it would fail before its first step; absent where it would not
 * @param finals the steps under {@code finally}
 */
public record PlaybookPlan(
        Match match,
        Mode mode,
        Optional<Blocked> blocked,
        Optional<Blocked> heldBack,
        Optional<PlannedStep.Problem> failure,
        List<PlannedStep> steps,
        List<PlannedStep> finals) {

    /**
     * A guard that keeps the playbook from acting, with the reason its author gave.
     *
     * @param silent whether it is as meant, and nobody need hear of it; what could not be told is never silent
     */
    public record Blocked(String guard, String why, boolean silent) {
        public static Blocked silently(String guard, String why) {
            return new Blocked(guard, why, true);
        }

        public static Blocked loudly(String guard, String why) {
            return new Blocked(guard, why, false);
        }
    }

    static PlaybookPlan blocked(Match match, Mode mode, Blocked by) {
        return new PlaybookPlan(match, mode, Optional.of(by), Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    static PlaybookPlan failing(Match match, Mode mode, PlannedStep.Problem why) {
        return new PlaybookPlan(
                match, mode, Optional.empty(), Optional.empty(), Optional.of(why), List.of(), List.of());
    }

    /** Whether something would be done, or may be. */
    public boolean acts() {
        return heldBack.isEmpty() && all().anyMatch(step -> step.verdict().acts());
    }

    public Stream<PlannedStep> all() {
        return Stream.concat(steps.stream(), finals.stream());
    }
}
