package io.parry.engine.run;

import io.parry.engine.action.Catalog;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Outcome;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.journal.Journal;
import io.parry.engine.match.EventTime;
import io.parry.engine.match.Match;
import io.parry.engine.model.Mode;
import io.parry.engine.plan.Environment;
import io.parry.engine.plan.Guarding;
import io.parry.engine.plan.PlaybookPlan;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Match → run: what is written in the playbook is done, and the record says what came of it. */
public final class Runner {
    private final Catalog catalog;
    private final Cloud cloud;
    private final Journal journal;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Set<String> ownRoles;
    private final String owner;
    private final Duration lease;

    /**
     * @param ownRoles ARNs of the roles in which the engine acts
     * @param owner who claims the runs: unique to this process or invocation
     * @param lease how long a run is held; no longer than the process may live
     */
    public Runner(
            Catalog catalog,
            Cloud cloud,
            Journal journal,
            Clock clock,
            Sleeper sleeper,
            Set<String> ownRoles,
            String owner,
            Duration lease) {
        this.catalog = catalog;
        this.cloud = cloud;
        this.journal = journal;
        this.clock = clock;
        this.sleeper = sleeper;
        this.ownRoles = ownRoles;
        this.owner = owner;
        this.lease = lease;
    }

    /** Carries it out, or answers from the record when the same event has been carried out before. */
    public RunResult run(Match match, Mode mode) {
        var record = new RunRecord(match, mode, clock.instant());
        var before = beforeClaim(match, mode, record);
        if (before.isPresent()) {
            return before.get();
        }
        var run = match.scope().id();
        var now = clock.instant();
        return switch (journal.claim(
                run, owner, now, now.plus(lease), match.trigger().source().repeatable())) {
            case Journal.Claim.Ended ended -> record.answered(ended.record());
            case Journal.Claim.Busy busy -> record.busy(busy.until());
            case Journal.Claim.Granted granted -> carriedOut(match, mode, record, granted);
        };
    }

    /** What is decided without a write: a storm of exempt events must not become a storm of writes. */
    private Optional<RunResult> beforeClaim(Match match, Mode mode, RunRecord record) {
        if (match.failure().isPresent()) {
            return Optional.of(record.failed("wrong-value", match.failure().get(), clock.instant()));
        }
        try {
            match.scope().target();
            var blocked = mode == Mode.OFF
                    ? Optional.of(PlaybookPlan.Blocked.silently("mode", "the playbook is off"))
                    : new Guarding(ownRoles, clock.instant()).check(match, match.scope());
            return blocked.map(known -> record.blocked(known, clock.instant()));
        } catch (EvaluationFailed failed) {
            return Optional.of(record.failed(failed.code(), String.valueOf(failed.getMessage()), clock.instant()));
        } catch (NotYet notYet) {
            return Optional.of(record.failed("cannot-tell", String.valueOf(notYet.getMessage()), clock.instant()));
        }
    }

    private RunResult carriedOut(Match match, Mode mode, RunRecord record, Journal.Claim.Granted granted) {
        var context = new RunContext(
                match,
                Guarding.rollout(match, mode).isPresent() ? Mode.SHADOW : mode,
                cloud,
                journal,
                granted.held(),
                clock,
                sleeper,
                granted.started(),
                EventTime.ofChange(match),
                lease);
        var environment = new Environment(match.scope());
        var walk = new RunWalk(context, catalog);
        var steps = walk.steps(match.playbook().steps(), environment);
        if (walk.waiting().isPresent()) {
            return asleep(granted, walk.waiting().get(), record, steps, List.of());
        }
        var outcome = outcome(steps);
        var error = steps.stream().flatMap(step -> step.error().stream()).findFirst();
        environment.setRun("outcome", Value.of(outcome));
        environment.setRun(
                "error",
                error.<Value>map(known -> Value.obj("code", known.code(), "message", known.message()))
                        .orElse(Value.MISSING));
        walk.beginFinally();
        var finals = walk.steps(match.playbook().finals(), environment);
        if (walk.waiting().isPresent()) {
            return asleep(granted, walk.waiting().get(), record, steps, finals);
        }
        var result = record.ended(steps, finals, withFinals(outcome, finals), error, clock.instant());
        journal.end(granted.held(), result.record(), clock.instant());
        return result;
    }

    private RunResult asleep(
            Journal.Claim.Granted granted,
            Outcome.Waiting wait,
            RunRecord record,
            List<StepRecord> steps,
            List<StepRecord> finals) {
        journal.sleep(granted.held(), wait.until());
        return record.waiting(steps, finals, wait, clock.instant());
    }

    /** The worst of the steps that did something; steps that only looked count when they fail. */
    private static String outcome(List<StepRecord> steps) {
        var words = steps.stream()
                .filter(step ->
                        !step.onlyLooked() || Outcomes.isBad(step.outcome().word()))
                .map(step -> step.outcome().word())
                .filter(word -> !word.equals("skipped"))
                .toList();
        return Outcomes.worst(words, "nothing-to-do");
    }

    private static String withFinals(String outcome, List<StepRecord> finals) {
        boolean failed = finals.stream().anyMatch(step -> step.outcome().word().equals("failed"));
        return failed ? "failed" : outcome;
    }
}
