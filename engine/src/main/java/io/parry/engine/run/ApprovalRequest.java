package io.parry.engine.run;

import io.parry.engine.action.Action;
import io.parry.engine.action.Catalog;
import io.parry.engine.action.Done;
import io.parry.engine.action.Moment;
import io.parry.engine.action.Outcome;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.journal.Journal;
import io.parry.engine.match.Subject;
import io.parry.engine.plan.Environment;
import io.parry.engine.plan.MarkedAction;
import io.parry.engine.plan.StepInputs;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks people, through {@code Notify}, to agree to what a step would do; once, whoever carries the run on. */
final class ApprovalRequest {
    private final RunContext run;
    private final Catalog catalog;
    private final Limits limits;

    ApprovalRequest(RunContext run, Catalog catalog, Limits limits) {
        this.limits = limits;
        this.run = run;
        this.catalog = catalog;
    }

    /** @param outcome of the step that asks */
    record Sent(Outcome outcome, List<Done> sent) {}

    /** @param digest of the plan that is to be agreed to */
    Sent send(CompiledStep step, Environment environment, String turn, String digest) {
        var notify = catalog.named("Notify");
        if (notify.isEmpty()) {
            return new Sent(new Outcome.Failed("no-notify", "nobody can be asked: there is no `Notify`"), List.of());
        }
        var approval = step.approval().orElseThrow();
        var with = Value.obj(
                "topic", approval.topic().evaluate(environment),
                "subject", "Approval needed: " + run.match().playbook().id(),
                "message", message(step, digest));
        var told = tell(step, notify.get(), with, environment, turn + "?" + digest);
        return switch (told.run()) {
            case Outcome.Succeeded succeeded -> new Sent(waits(step, told.sent()), told.sent());
            case Outcome.NothingToDo nothing -> new Sent(waits(step, told.sent()), told.sent());
            case Outcome bad -> new Sent(bad, told.sent());
        };
    }

    private StepRun tell(CompiledStep step, Action notify, Value with, Environment environment, String turn) {
        var inputs = new StepInputs(
                with, environment.target(), new Moment(run.held().run(), step.name() + "?", turn, run.started()));
        var settings = new StepRun.Settings(
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                Subject.of(environment, run.now()),
                List.of(),
                false);
        return new StepRun(
                run,
                new MarkedAction(notify, catalog),
                inputs,
                new Journal.Slot(step.name(), turn),
                settings,
                new Admission(run, environment, limits, true));
    }

    private String message(CompiledStep step, String digest) {
        return "Run " + run.held().run() + " of " + run.match().playbook().id() + " waits before step `" + step.name()
                + "`, " + step.actionName() + ".\nPlan " + digest + ". Nothing is done until somebody agrees.";
    }

    /** From when people were asked. */
    private Outcome waits(CompiledStep step, List<Done> sent) {
        Instant until = sent.getFirst().at().plus(step.approval().orElseThrow().within());
        return run.now().isBefore(until)
                ? new Outcome.Waiting(until, StepRun.APPROVAL, "approval of `" + step.name() + "`")
                : new Outcome.Blocked("approval", "nobody has agreed until " + until);
    }
}
