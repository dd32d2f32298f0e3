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
import io.parry.engine.value.Digest;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

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
    private final AtomicLong deliveries = new AtomicLong();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    /**
     * @param ownRoles ARNs of the roles in which the engine acts
     * @param owner who claims the runs: unique to this process or invocation, wherever it runs
     * @param lease how long a run is held by one delivery; no longer than the process may live
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

    /** The same where playbooks do not change: a run that began with another text is blocked. */
    public RunResult run(Match match, Mode mode) {
        return run(match, mode, (delivered, text, started) -> Optional.empty());
    }

    /**
     * Carries it out, or answers from the record when the same event has been carried out before.
     *
     * @param mode what it may do at most; what people have set in the journal lowers it further
     * @param begun finds the run again as it began
     */
    public RunResult run(Match match, Mode mode, Begun begun) {
        var record = new RunRecord(match, mode, clock.instant());
        try {
            return beforeClaim(match, mode, record).orElseGet(() -> claimed(match, mode, begun));
        } catch (Journal.Unreachable unreachable) {
            return record.comeBack("journal", String.valueOf(unreachable.getMessage()), clock.instant());
        } catch (Journal.Fenced fenced) {
            return record.comeBack("taken-over", String.valueOf(fenced.getMessage()), clock.instant());
        }
    }

    private RunResult claimed(Match match, Mode mode, Begun begun) {
        var killSwitch = new KillSwitch(journal, clock, mode);
        var now = clock.instant();
        var record = new RunRecord(match, killSwitch.mode(), now).under(killSwitch);
        var text = match.text();
        var beginning =
                new Journal.Beginning(match.scope().id(), match.playbook().id(), Digest.of(text));
        return switch (journal.claim(
                beginning,
                owner + "/" + deliveries.incrementAndGet(),
                now,
                now.plus(lease),
                match.trigger().source().repeatable())) {
            case Journal.Claim.Ended ended -> record.answered(ended.record());
            case Journal.Claim.Busy busy -> record.busy(busy.until());
            case Journal.Claim.Granted granted -> {
                keep(beginning, text);
                yield goneOn(match, granted, beginning, begun)
                        .map(found -> carriedOut(found, killSwitch, record, granted, Term.of(now, lease)))
                        .orElseGet(() -> changed(record, granted));
            }
        };
    }

    private void keep(Journal.Beginning beginning, Value text) {
        if (kept.add(beginning.text())) {
            journal.keep(beginning.text(), text);
        }
    }

    /** The run as it began; empty where nobody knows the playbook as it was. */
    private Optional<Match> goneOn(Match match, Journal.Claim.Granted granted, Journal.Beginning now, Begun begun) {
        var text = granted.beginning().text();
        return text.equals(now.text())
                ? Optional.of(match.startedAt(granted.started()))
                : journal.kept(text).flatMap(known -> begun.match(match, known, granted.started()));
    }

    private RunResult changed(RunRecord record, Journal.Claim.Granted granted) {
        var blocked = new PlaybookPlan.Blocked(
                "playbook-changed", "the playbook has changed since and the text it began with is lost");
        return over(granted, record.blocked(blocked, clock.instant()));
    }

    private RunResult over(Journal.Claim.Granted granted, RunResult result) {
        journal.end(granted.held(), result.record(), clock.instant());
        return result;
    }

    /** What is decided without a write: a storm of exempt events must not become a storm of writes. */
    private Optional<RunResult> beforeClaim(Match match, Mode mode, RunRecord record) {
        if (match.failure().isPresent()) {
            return Optional.of(record.failed("wrong-value", match.failure().get(), clock.instant()));
        }
        try {
            match.scope().target();
            var blocked = mode == Mode.OFF
                    ? Optional.of(new PlaybookPlan.Blocked("mode", "the playbook is off"))
                    : new Guarding(ownRoles, clock.instant()).check(match, match.scope());
            return blocked.map(known -> record.blocked(known, clock.instant()));
        } catch (EvaluationFailed failed) {
            return Optional.of(record.failed(failed.code(), String.valueOf(failed.getMessage()), clock.instant()));
        } catch (NotYet notYet) {
            return Optional.of(record.failed("cannot-tell", String.valueOf(notYet.getMessage()), clock.instant()));
        }
    }

    private RunResult carriedOut(
            Match match, KillSwitch killSwitch, RunRecord record, Journal.Claim.Granted granted, Term term) {
        var context = new RunContext(
                match,
                killSwitch,
                cloud,
                journal,
                granted.held(),
                clock,
                sleeper,
                granted.started(),
                EventTime.ofChange(match),
                term);
        try {
            return killSwitch.mode() == Mode.OFF
                    ? over(granted, record.blocked(killSwitch.blocked(), clock.instant()))
                    : walked(match, context, record, granted);
        } catch (OutOfTime over) {
            journal.sleep(granted.held(), over.until(), "time");
            var wait = new Outcome.Waiting(over.until(), "time", "more time than this process has for a run");
            return record.waiting(List.of(), List.of(), wait, clock.instant());
        }
    }

    private RunResult walked(Match match, RunContext context, RunRecord record, Journal.Claim.Granted granted) {
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
        return over(granted, record.ended(steps, finals, withFinals(outcome, finals), error, clock.instant()));
    }

    private RunResult asleep(
            Journal.Claim.Granted granted,
            Outcome.Waiting wait,
            RunRecord record,
            List<StepRecord> steps,
            List<StepRecord> finals) {
        journal.sleep(granted.held(), wait.until(), wait.what());
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
