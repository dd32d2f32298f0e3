package io.parry.engine.run;

import io.parry.engine.action.Catalog;
import io.parry.engine.action.Cloud;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.journal.Journal;
import io.parry.engine.match.EventTime;
import io.parry.engine.match.Match;
import io.parry.engine.model.Mode;
import io.parry.engine.plan.Guarding;
import io.parry.engine.plan.PlaybookPlan;
import io.parry.engine.value.Digest;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
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
            return decided(match, mode, begun, record);
        } catch (Journal.Unreachable unreachable) {
            return record.comeBack("journal", String.valueOf(unreachable.getMessage()), clock.instant());
        } catch (Journal.Fenced fenced) {
            return record.comeBack("taken-over", String.valueOf(fenced.getMessage()), clock.instant());
        }
    }

    private RunResult claimed(Match match, Mode mode, Begun begun, Optional<PlaybookPlan.Blocked> blocked) {
        var killSwitch = new KillSwitch(
                journal, clock, mode, Guarding.rollout(match, mode).isPresent());
        var now = clock.instant();
        var record = new RunRecord(match, killSwitch.set(), now).under(killSwitch);
        var text = match.text();
        var beginning = new Journal.Beginning(
                match.scope().id(),
                match.playbook().id(),
                Digest.of(text),
                journal.keepEvent(match.event().value(), now));
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
                        .map(found -> new HeldRun(
                                        context(found, killSwitch, granted, Term.of(now, lease)), catalog, record)
                                .carriedOut(blocked))
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
        var blocked = PlaybookPlan.Blocked.loudly(
                "playbook-changed", "the playbook has changed since and the text it began with is lost");
        var result = record.blocked(blocked, clock.instant());
        journal.end(granted.held(), result.record(), clock.instant());
        return result;
    }

    private RunContext context(Match match, KillSwitch killSwitch, Journal.Claim.Granted granted, Term term) {
        return new RunContext(
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
    }

    /**
     * What is decided without a write: a storm of exempt events must not become a storm of writes. What could not be
     * told is recorded and told of, as a run that does nothing else.
     */
    private RunResult decided(Match match, Mode mode, Begun begun, RunRecord record) {
        if (match.failure().isPresent()) {
            return record.failed("wrong-value", match.failure().get(), clock.instant());
        }
        try {
            match.scope().target();
            var blocked = blocked(match, mode);
            return blocked.filter(PlaybookPlan.Blocked::silent)
                    .map(known -> record.blocked(known, clock.instant()))
                    .orElseGet(() -> claimed(match, mode, begun, blocked));
        } catch (EvaluationFailed failed) {
            return record.failed(failed.code(), String.valueOf(failed.getMessage()), clock.instant());
        } catch (NotYet notYet) {
            return record.failed("cannot-tell", String.valueOf(notYet.getMessage()), clock.instant());
        }
    }

    /** A run that began in time goes on, however long it has slept. */
    private Optional<PlaybookPlan.Blocked> blocked(Match match, Mode mode) {
        if (mode == Mode.OFF) {
            return Optional.of(PlaybookPlan.Blocked.silently("mode", "the playbook is off"));
        }
        return new Guarding(ownRoles, clock.instant())
                .check(match, match.scope())
                .filter(by -> !by.guard().equals(Guarding.MAX_AGE)
                        || !journal.isUnderWay(match.scope().id()));
    }
}
