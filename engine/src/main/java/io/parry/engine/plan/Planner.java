package io.parry.engine.plan;

import io.parry.engine.action.Catalog;
import io.parry.engine.action.Reads;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.match.Match;
import io.parry.engine.model.Mode;
import io.parry.engine.value.NotYet;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Match → plan. Changes nothing: all it is given can only read. */
public final class Planner {
    private final Catalog catalog;
    private final Reads reads;
    private final Guarding guarding;
    private final Instant now;

    /**
     * @param reads asked for the present state, with {@link Reads#in} for each place
     * @param ownRoles ARNs of the roles in which the engine acts
     * @param now the time of the run
     */
    public Planner(Catalog catalog, Reads reads, Set<String> ownRoles, Instant now) {
        this.catalog = catalog;
        this.reads = reads;
        this.guarding = new Guarding(ownRoles, now);
        this.now = now;
    }

    /** @param mode in which the run would be carried out */
    public PlaybookPlan plan(Match match, Mode mode) {
        if (match.failure().isPresent()) {
            return failing(match, mode, "wrong-value", match.failure().get());
        }
        var blocked = mode == Mode.OFF
                ? Optional.of(PlaybookPlan.Blocked.silently("mode", "the playbook is off"))
                : guarding.said(match, match.scope());
        if (blocked.isPresent()) {
            return PlaybookPlan.blocked(match, mode, blocked.get());
        }
        try {
            return steps(match, mode, new Environment(match.scope()));
        } catch (EvaluationFailed failed) {
            return failing(match, mode, failed.code(), String.valueOf(failed.getMessage()));
        } catch (NotYet notYet) {
            return failing(match, mode, "cannot-tell", "where it acts is " + notYet.getMessage());
        }
    }

    private PlaybookPlan steps(Match match, Mode mode, Environment environment) {
        var protection = new Protection(match.playbook().guards().folder().untouchable());
        var walk = new Walk(catalog, reads, match.scope().id(), mode, now, protection);
        var steps = walk.all(match.playbook().steps(), environment);
        walk.beginFinally(environment, steps);
        var finals = walk.all(match.playbook().finals(), environment);
        var heldBack = guarding.tooOldToBeSure(match).or(() -> Guarding.rollout(match, mode));
        return new PlaybookPlan(match, mode, Optional.empty(), heldBack, Optional.empty(), steps, finals);
    }

    private static PlaybookPlan failing(Match match, Mode mode, String code, String message) {
        return PlaybookPlan.failing(match, mode, new PlannedStep.Problem(code, message));
    }
}
