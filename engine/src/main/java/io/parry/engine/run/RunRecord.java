package io.parry.engine.run;

import io.parry.engine.action.Outcome;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.match.EventTime;
import io.parry.engine.match.Loops;
import io.parry.engine.match.Match;
import io.parry.engine.model.Mode;
import io.parry.engine.plan.Guarding;
import io.parry.engine.plan.PlaybookPlan;
import io.parry.engine.value.Json;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a run leaves behind, as JSON; schemas/output/record.schema.json describes it. Nothing secret is in it. */
final class RunRecord {
    /** A log event of CloudWatch and an item of DynamoDB have to hold it. */
    static final int LARGEST = 200_000;

    /** Whole policies and rules, as a rule. */
    private static final int LONGEST_VALUE = 8_000;

    private static final int SHORT_VALUE = 200;

    private final Match match;
    private final Mode mode;
    private final Instant started;
    private final Value killSwitch;
    private final Optional<PlaybookPlan.Blocked> blocked;

    RunRecord(Match match, Mode mode, Instant started) {
        this(match, mode, started, Value.MISSING, Optional.empty());
    }

    private RunRecord(
            Match match, Mode mode, Instant started, Value killSwitch, Optional<PlaybookPlan.Blocked> blocked) {
        this.match = match;
        this.mode = mode;
        this.started = started;
        this.killSwitch = killSwitch;
        this.blocked = blocked;
    }

    /** That people had set what it may do at most. */
    RunRecord under(KillSwitch set) {
        return new RunRecord(match, mode, started, set.said(), blocked);
    }

    /** That a guard kept everything back but {@code finally}. */
    RunRecord by(Optional<PlaybookPlan.Blocked> guard) {
        return new RunRecord(match, mode, started, killSwitch, guard);
    }

    RunResult answered(Value record) {
        var outcome = record.at("outcome").text();
        return new RunResult(
                match,
                mode,
                record.at("run").text(),
                outcome,
                Optional.empty(),
                record.with("redelivery", true).with("delivery", match.event().id()),
                true,
                Optional.empty());
    }

    RunResult busy(Instant until) {
        var error = new RunResult.Failure("busy", "another process carries this run out, or it sleeps, until " + until);
        return again(result("busy", Optional.of(error), head("busy", Optional.of(error), started)), until);
    }

    /** Nobody knows how it stands: the event has to be delivered again. */
    RunResult comeBack(String code, String why, Instant now) {
        var error = Optional.of(new RunResult.Failure(code, why));
        return again(result("busy", error, head("busy", error, now)), now);
    }

    private static RunResult again(RunResult result, Instant until) {
        return new RunResult(
                result.match(),
                result.mode(),
                result.run(),
                result.outcome(),
                result.error(),
                result.record(),
                false,
                Optional.of(until));
    }

    RunResult blocked(PlaybookPlan.Blocked blocked, Instant now) {
        var record = head("blocked", Optional.empty(), now).with("blocked", said(blocked));
        return result("blocked", Optional.empty(), record);
    }

    private static Value said(PlaybookPlan.Blocked by) {
        return Value.obj("guard", by.guard(), "why", by.why());
    }

    /** Not at its end: it goes on when what it waits for has come about. */
    RunResult waiting(List<StepRecord> steps, List<StepRecord> finals, Outcome.Waiting wait, Instant now) {
        var error = wait.code().equals(StepRun.BUSY)
                ? Optional.of(new RunResult.Failure(wait.code(), wait.what()))
                : Optional.<RunResult.Failure>empty();
        return again(ended(steps, finals, "waiting", error, now), wait.until());
    }

    RunResult failed(String code, String message, Instant now) {
        var error = Optional.of(new RunResult.Failure(code, message));
        return result("failed", error, head("failed", error, now));
    }

    RunResult ended(
            List<StepRecord> steps,
            List<StepRecord> finals,
            String outcome,
            Optional<RunResult.Failure> error,
            Instant now) {
        var first = error.or(
                () -> finals.stream().flatMap(step -> step.error().stream()).findFirst());
        var head = head(outcome, first, now)
                .with("blocked", blocked.<Value>map(RunRecord::said).orElse(Value.MISSING))
                .with("held_back", heldBack());
        var record = with(head, steps, finals, new StepJson(LONGEST_VALUE));
        return result(
                outcome,
                first,
                size(record) <= LARGEST
                        ? record
                        : with(head, steps, finals, new StepJson(SHORT_VALUE)).with("shortened", true));
    }

    private static Value with(Value head, List<StepRecord> steps, List<StepRecord> finals, StepJson json) {
        return head.with("steps", new Value.Arr(steps.stream().map(json::step).toList()))
                .with("finally", new Value.Arr(finals.stream().map(json::step).toList()));
    }

    private static int size(Value record) {
        return Json.write(record).getBytes(StandardCharsets.UTF_8).length;
    }

    private RunResult result(String outcome, Optional<RunResult.Failure> error, Value record) {
        return new RunResult(
                match,
                mode,
                record.at("run").redact() instanceof Value.Text run ? run.text() : "",
                outcome,
                error,
                record,
                false,
                Optional.empty());
    }

    /** By which guard nothing of what is planned was done. */
    private Value heldBack() {
        return Guarding.rollout(match, mode).<Value>map(RunRecord::said).orElse(Value.MISSING);
    }

    private Value head(String outcome, Optional<RunResult.Failure> error, Instant now) {
        return Value.obj(
                "format_version", 1,
                "run", runId(),
                "playbook", match.playbook().id(),
                "version", match.playbook().version(),
                "digest", match.playbook().source().digest(),
                "trigger", match.trigger().name(),
                "event", match.event().id(),
                "happened",
                        EventTime.of(match)
                                .map(time -> Value.of(time.toString()))
                                .orElse(Value.MISSING),
                "matched", Matched.of(match),
                "item", match.item().map(RunRecord::item).orElse(Value.NULL),
                "target", target(),
                "mode", mode.word(),
                "kill_switch", killSwitch,
                "outcome", outcome,
                "error",
                        error.map(known -> Value.obj("code", known.code(), "message", known.message()))
                                .orElse(Value.MISSING),
                "started", started.toString(),
                "ended", now.toString());
    }

    /** A run that cannot say where it acts has no id. */
    private Value runId() {
        return known(() -> Value.of(match.scope().id()));
    }

    private Value target() {
        return known(() -> Value.obj(
                "account", match.scope().target().account(),
                "region", match.scope().target().region()));
    }

    private static Value known(Supplier<Value> asked) {
        try {
            return asked.get();
        } catch (EvaluationFailed | NotYet unknown) {
            return Value.MISSING;
        }
    }

    private static Value item(Loops.Item item) {
        return Value.obj("name", item.name(), "index", item.index());
    }
}
