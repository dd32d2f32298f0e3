package io.parry.engine.run;

import io.parry.engine.action.Call;
import io.parry.engine.action.Done;
import io.parry.engine.action.Outcome;
import io.parry.engine.action.Plan;
import io.parry.engine.value.Value;
import java.util.List;

/** How a step went, as JSON. */
final class StepJson {
    private final int longest;

    /** @param longest what a single value may have of characters; see {@link Cut} */
    StepJson(int longest) {
        this.longest = longest;
    }

    Value step(StepRecord step) {
        var record = outcome(step)
                .with("started", step.from().toString())
                .with("ended", step.to().toString());
        if (!step.calls().isEmpty()) {
            record = record.with(
                    "calls", new Value.Arr(step.calls().stream().map(this::call).toList()));
        }
        if (!step.turns().isEmpty()) {
            record = record.with(
                    "items", new Value.Arr(step.turns().stream().map(this::turn).toList()));
        }
        if (!step.inner().isEmpty()) {
            record = record.with(
                    "steps", new Value.Arr(step.inner().stream().map(this::step).toList()));
        }
        return record;
    }

    private Value turn(StepRecord.Turn turn) {
        return step(turn.step()).with("index", turn.index()).with("value", cut(turn.value()));
    }

    private Value outcome(StepRecord step) {
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
                                        .map(this::change)
                                        .toList()));
            case Outcome.Failed failed -> record.with("error", error(failed.code(), failed.why()));
            case Outcome.Blocked blocked ->
                record.with("blocked", Value.obj("guard", blocked.guard(), "why", blocked.why()));
            case Outcome.Skipped skipped -> record.with("why", skipped.condition());
            case Outcome.Planned planned -> planned(record, planned.plan());
            case Outcome.Waiting waiting ->
                record.with("until", waiting.until().toString()).with("why", waiting.what());
            case Outcome.Undone undone -> record.with("why", undone.why());
        };
    }

    private Value planned(Value record, Plan plan) {
        var act = plan instanceof Plan.Act known ? known : new Plan.Act(List.of(), List.of());
        return record.with("planned", calls(act.now()))
                .with("then", act.then().isEmpty() ? Value.MISSING : calls(act.then()))
                .with("why", plan instanceof Plan.Wait wait ? Value.of(wait.what()) : Value.MISSING);
    }

    private Value calls(List<Call> calls) {
        return new Value.Arr(calls.stream().map(this::call).toList());
    }

    private Value cut(Value value) {
        return Cut.of(value, longest);
    }

    private static Value error(String code, String message) {
        return Value.obj("code", code, "message", message);
    }

    private Value call(Call call) {
        return Value.obj(
                "operation", call.operation().toString(),
                "parameters", cut(call.parameters()),
                "target",
                        Value.obj(
                                "account",
                                call.target().account(),
                                "region",
                                call.target().region(),
                                "role",
                                call.target().role().isEmpty()
                                        ? Value.MISSING
                                        : Value.of(call.target().role())),
                "about", call.about(),
                "changes",
                        new Value.Arr(call.changes().stream().map(this::change).toList()));
    }

    private Value call(Done done) {
        return call(done.call())
                .with("status", status(done.status()))
                .with("code", done.code().isEmpty() ? Value.MISSING : Value.of(done.code()))
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

    private Value change(Call.Change change) {
        return Value.obj("path", change.path(), "before", cut(change.before()), "after", cut(change.after()));
    }
}
