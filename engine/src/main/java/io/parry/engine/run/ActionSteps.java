package io.parry.engine.run;

import io.parry.engine.action.Action;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Catalog;
import io.parry.engine.action.Done;
import io.parry.engine.action.Moment;
import io.parry.engine.action.OperationFacts;
import io.parry.engine.action.Outcome;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.compile.ErrorCodes;
import io.parry.engine.expression.Template;
import io.parry.engine.match.Subject;
import io.parry.engine.plan.About;
import io.parry.engine.plan.ApiChange;
import io.parry.engine.plan.ApiModify;
import io.parry.engine.plan.Environment;
import io.parry.engine.plan.MarkedAction;
import io.parry.engine.plan.StepInputs;
import io.parry.engine.plan.StepValue;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Steps that change something: their parameters, their attempts, a person's approval, and what they give. */
final class ActionSteps {
    private final RunContext run;
    private final Catalog catalog;
    private final Limits limits;

    ActionSteps(RunContext run, Catalog catalog) {
        this.run = run;
        this.catalog = catalog;
        this.limits = new Limits(run);
    }

    StepRecord change(
            CompiledStep step, CompiledStep.Change change, Environment environment, String turn, Instant from) {
        var with = parameters(change.operation(), change.with(), environment);
        change.about().flatMap(about -> about.evaluate(environment).unknown()).ifPresent(unknown -> {
            throw new NotYet(unknown.after());
        });
        var about = new About(change.about(), catalog)
                .of(environment, change.operation().operation(), with, environment.target());
        var subject = Subject.of(environment, from);
        return carriedOut(
                new Doing(step, new ApiChange(change, subject, about), with, environment, turn, from),
                new StepRun.Settings(
                        change.acceptErrors(),
                        change.failIf(),
                        step.timeout(),
                        asks(step),
                        subject,
                        change.secrets(),
                        true),
                change.retry());
    }

    StepRecord named(CompiledStep step, CompiledStep.Named named, Environment environment, String turn, Instant from) {
        var with = named.with()
                .map(template -> named.tells() ? template.evaluateLenient(environment) : template.evaluate(environment))
                .orElse(Value.obj());
        return carriedOut(
                new Doing(step, named.action(), with, environment, turn, from),
                new StepRun.Settings(
                        named.acceptErrors(),
                        named.failIf(),
                        step.timeout(),
                        asks(step),
                        Subject.of(environment, from),
                        List.of(),
                        false),
                named.retry());
    }

    StepRecord modify(
            CompiledStep step, CompiledStep.Modify modify, Environment environment, String turn, Instant from) {
        var subject = Subject.of(environment, from);
        return carriedOut(
                new Doing(
                        step,
                        new ApiModify(modify, subject, catalog),
                        parameters(modify.read().operation(), modify.read().with(), environment),
                        environment,
                        turn,
                        from),
                new StepRun.Settings(Set.of(), Optional.empty(), step.timeout(), asks(step), subject, List.of(), false),
                modify.retry());
    }

    private record Doing(
            CompiledStep step, Action action, Value with, Environment environment, String turn, Instant from) {}

    private StepRecord carriedOut(Doing doing, StepRun.Settings settings, Optional<CompiledStep.Retry> retry) {
        var attempts = new Attempts(run, doing.step.name(), doing.turn, retry);
        int first = attempts.next();
        var calls = new ArrayList<>(attempts.before(first).toList());
        Outcome outcome = null;
        var accepted = Optional.<Answer.Failed>empty();
        for (int attempt = first; outcome == null; attempt++) {
            var inputs = new StepInputs(
                    doing.with,
                    doing.environment.target(),
                    new Moment(run.held().run(), doing.step.name(), doing.turn, run.started()));
            var slot = attempts.slot(attempt);
            var one = new StepRun(
                    run,
                    new MarkedAction(doing.action, catalog),
                    inputs,
                    slot,
                    settings,
                    new Admission(run, doing.environment, limits, false));
            var ended = asked(doing, attempt == first && attempts.isSpent(attempt) ? one.look() : one.run(), calls);
            calls.addAll(one.sent());
            if (Attempts.again(ended, retry, attempt)) {
                run.sleep(retry.orElseThrow().pause(attempt));
            } else {
                outcome = ended;
                accepted = one.accepted();
            }
        }
        setStep(doing, outcome, accepted);
        return StepRecord.of(doing.step, outcome, calls, doing.from, run.now());
    }

    private static boolean asks(CompiledStep step) {
        return step.approval().isPresent();
    }

    /**
     * A step that waits for a person: the person is asked, once. This version has no way for anybody to agree, so the
     * answer is the end of the time that there was.
     */
    private Outcome asked(Doing doing, Outcome outcome, List<Done> calls) {
        if (!(outcome instanceof Outcome.Waiting wait) || !wait.code().equals(StepRun.APPROVAL)) {
            return outcome;
        }
        var request =
                new ApprovalRequest(run, catalog, limits).send(doing.step, doing.environment, doing.turn, wait.what());
        calls.addAll(request.sent());
        return request.outcome();
    }

    private void setStep(Doing doing, Outcome outcome, Optional<Answer.Failed> accepted) {
        var name = doing.step.name();
        if (accepted.isPresent()) {
            var failed = accepted.get();
            doing.environment.setStep(
                    name, StepValue.accepted(outcome.word(), ErrorCodes.bare(failed.code()), failed.message()));
            return;
        }
        var value = switch (outcome) {
            case Outcome.Succeeded succeeded -> given(doing, "succeeded", succeeded.proof(), succeeded.output());
            case Outcome.NothingToDo nothing -> given(doing, "nothing-to-do", Outcome.Proof.STATE, nothing.output());
            case Outcome.Failed failed -> StepValue.failed(name, "failed", failed.code(), failed.why());
            case Outcome.NotVerified not -> StepValue.failed(name, "not-verified", not.code(), not.why());
            case Outcome.Blocked blocked -> StepValue.failed(name, "blocked", blocked.guard(), blocked.why());
            case Outcome.Waiting wait -> StepValue.planned(name).with("outcome", "waiting");
            default -> StepValue.planned(name).with("outcome", outcome.word());
        };
        doing.environment.setStep(name, value);
    }

    /** Nothing to do, unless an error says so that was accepted, is what the state says. */
    private static Value given(Doing doing, String outcome, Outcome.Proof proof, Value holds) {
        if (!(doing.action instanceof ApiChange || doing.action instanceof ApiModify)) {
            return StepValue.proven(outcome, proof, holds, Value.MISSING);
        }
        return StepValue.proven(outcome, proof, holds.at("output"), holds.at("state"));
    }

    private static Value parameters(OperationFacts operation, Optional<Template> with, Environment environment) {
        return operation.marked(
                with.map(template -> template.evaluate(environment)).orElse(Value.obj()));
    }
}
