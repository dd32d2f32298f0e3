package io.parry.engine.run;

import io.parry.engine.action.Call;
import io.parry.engine.action.Done;
import io.parry.engine.action.Outcome;
import io.parry.engine.match.Loops;
import io.parry.engine.match.Match;
import io.parry.engine.model.Mode;
import io.parry.engine.plan.PlaybookPlan;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a run leaves behind, as JSON; schemas/output/record.schema.json describes it. Nothing secret is in it. */
final class RunRecord {
    private final Match match;
    private final Mode mode;
    private final Instant started;

    RunRecord(Match match, Mode mode, Instant started) {
        this.match = match;
        this.mode = mode;
        this.started = started;
    }

    RunResult answered(Value record) {
        var outcome = record.at("outcome").text();
        return new RunResult(
                match, mode, record.at("run").text(), outcome, Optional.empty(), record.with("redelivery", true), true);
    }

    RunResult busy(Instant until) {
        var error = new RunResult.Failure("busy", "another process carries this run out until " + until);
        return result("busy", Optional.of(error), head("busy", Optional.of(error), started));
    }

    RunResult blocked(PlaybookPlan.Blocked blocked, Instant now) {
        var record = head("blocked", Optional.empty(), now)
                .with("blocked", Value.obj("guard", blocked.guard(), "why", blocked.why()));
        return result("blocked", Optional.empty(), record);
    }

    /** Not at its end: it goes on when what it waits for has come about. */
    RunResult waiting(List<StepRecord> steps, List<StepRecord> finals, Outcome.Waiting wait, Instant now) {
        var error = wait.code().equals(StepRun.BUSY)
                ? Optional.of(new RunResult.Failure(wait.code(), wait.what()))
                : Optional.<RunResult.Failure>empty();
        return ended(steps, finals, "waiting", error, now);
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
        var record = head(outcome, first, now)
                .with("steps", new Value.Arr(steps.stream().map(RunRecord::step).toList()))
                .with(
                        "finally",
                        new Value.Arr(finals.stream().map(RunRecord::step).toList()));
        return result(outcome, first, record);
    }

    private RunResult result(String outcome, Optional<RunResult.Failure> error, Value record) {
        return new RunResult(
                match,
                mode,
                record.at("run").redact() instanceof Value.Text run ? run.text() : "",
                outcome,
                error,
                record,
                false);
    }

    private Value head(String outcome, Optional<RunResult.Failure> error, Instant now) {
        return Value.obj(
                "format_version", 1,
                "run", runId(),
                "playbook", match.playbook().id(),
                "version", match.playbook().version(),
                "trigger", match.trigger().name(),
                "event", match.event().id(),
                "item", match.item().map(RunRecord::item).orElse(Value.NULL),
                "mode", mode.word(),
                "outcome", outcome,
                "error",
                        error.map(known -> Value.obj("code", known.code(), "message", known.message()))
                                .orElse(Value.MISSING),
                "started", started.toString(),
                "ended", now.toString());
    }

    /** A run that cannot say where it acts has no id. */
    private Value runId() {
        try {
            return Value.of(match.scope().id());
        } catch (io.parry.engine.expression.EvaluationFailed | io.parry.engine.value.NotYet unknown) {
            return Value.MISSING;
        }
    }

    private static Value item(Loops.Item item) {
        return Value.obj("name", item.name(), "index", item.index());
    }

    private static Value step(StepRecord step) {
        var record = outcome(step)
                .with("started", step.from().toString())
                .with("ended", step.to().toString());
        if (!step.calls().isEmpty()) {
            record = record.with(
                    "calls",
                    new Value.Arr(step.calls().stream().map(RunRecord::call).toList()));
        }
        if (!step.turns().isEmpty()) {
            record = record.with(
                    "items",
                    new Value.Arr(step.turns().stream().map(RunRecord::turn).toList()));
        }
        if (!step.inner().isEmpty()) {
            record = record.with(
                    "steps",
                    new Value.Arr(step.inner().stream().map(RunRecord::step).toList()));
        }
        return record;
    }

    private static Value turn(StepRecord.Turn turn) {
        return step(turn.step())
                .with("index", turn.index())
                .with("value", turn.value().redact());
    }

    private static Value outcome(StepRecord step) {
        var record = Value.obj(
                "id",
                step.step().name(),
                "action",
                step.step().actionName(),
                "outcome",
                step.outcome().word());
        return switch (step.outcome()) {
            case Outcome.Succeeded succeeded ->
                record.with("proof", succeeded.proof().word()).with("seen", succeeded.seen());
            case Outcome.NothingToDo nothing -> record.with("seen", nothing.seen());
            case Outcome.NotVerified not ->
                record.with("error", error(not.code(), not.why()))
                        .with(
                                "still_different",
                                new Value.Arr(not.stillDifferent().stream()
                                        .map(RunRecord::change)
                                        .toList()));
            case Outcome.Failed failed -> record.with("error", error(failed.code(), failed.why()));
            case Outcome.Blocked blocked ->
                record.with("blocked", Value.obj("guard", blocked.guard(), "why", blocked.why()));
            case Outcome.Skipped skipped -> record.with("why", skipped.condition());
            case Outcome.Planned planned -> record.with("planned", planned(planned.plan()));
            case Outcome.Waiting waiting ->
                record.with("until", waiting.until().toString()).with("why", waiting.what());
            case Outcome.Undone undone -> record.with("why", undone.why());
        };
    }

    private static Value planned(io.parry.engine.action.Plan plan) {
        return plan instanceof io.parry.engine.action.Plan.Act act
                ? new Value.Arr(act.now().stream().map(RunRecord::call).toList())
                : Value.arr();
    }

    private static Value error(String code, String message) {
        return Value.obj("code", code, "message", message);
    }

    private static Value call(Call call) {
        return Value.obj(
                "operation", call.operation().toString(),
                "parameters", call.parameters().redact(),
                "target",
                        Value.obj(
                                "account",
                                call.target().account(),
                                "region",
                                call.target().region()),
                "about", call.about(),
                "changes",
                        new Value.Arr(
                                call.changes().stream().map(RunRecord::change).toList()));
    }

    private static Value call(StepRecord.Sent sent) {
        var done = sent.done();
        return call(done.call())
                .with("status", status(done.status()))
                .with("code", sent.code().isEmpty() ? Value.MISSING : Value.of(sent.code()))
                .with("request_id", done.requestId().isEmpty() ? Value.MISSING : Value.of(done.requestId()))
                .with("at", done.at().toString());
    }

    private static String status(Done.Status status) {
        return switch (status) {
            case OK -> "ok";
            case FAILED -> "failed";
            case IN_DOUBT -> "in-doubt";
        };
    }

    private static Value change(Call.Change change) {
        return Value.obj(
                "path",
                change.path(),
                "before",
                change.before().redact(),
                "after",
                change.after().redact());
    }
}
