package io.parry.engine.run;

import io.parry.engine.action.Action;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Catalog;
import io.parry.engine.action.Moment;
import io.parry.engine.action.Outcome;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.compile.ErrorCodes;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.Template;
import io.parry.engine.match.Conditions;
import io.parry.engine.match.Loops;
import io.parry.engine.match.Subject;
import io.parry.engine.match.Trace;
import io.parry.engine.match.Variables;
import io.parry.engine.model.Mode;
import io.parry.engine.plan.About;
import io.parry.engine.plan.ApiChange;
import io.parry.engine.plan.ApiModify;
import io.parry.engine.plan.Environment;
import io.parry.engine.plan.Lines;
import io.parry.engine.plan.Secrets;
import io.parry.engine.plan.StepInputs;
import io.parry.engine.plan.StepValue;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One walk through the steps of a playbook, doing them. */
final class RunWalk {
    private static final Duration CALL = Duration.ofSeconds(30);
    /** Nothing tells how much of such a call was applied; only its author may ask for it again, by name. */
    private static final Set<String> MAY_HAVE_HAPPENED = Set.of("interrupted", "partly");

    private final RunContext run;
    private final Catalog catalog;
    private final List<StepRecord> soFar = new ArrayList<>();
    /** Why the next step is not reached; empty where it is. */
    private String stopped = "";
    /** Until when the run as a whole waits; nothing after it is reached, {@code finally} included. */
    private Optional<Outcome.Waiting> waiting = Optional.empty();
    /** Whether {@code Succeed} or {@code Fail} stopped it, which no {@code on_failure} goes past. */
    private boolean ended;

    RunWalk(RunContext run, Catalog catalog) {
        this.run = run;
        this.catalog = catalog;
    }

    /** What the run waits for, where it does: it is not at its end then. */
    Optional<Outcome.Waiting> waiting() {
        return waiting;
    }

    void beginFinally() {
        goOn();
    }

    private void goOn() {
        stopped = "";
        ended = false;
    }

    /** The steps of the playbook, or those under {@code finally}: each may tell what those before it came to. */
    List<StepRecord> steps(List<CompiledStep> steps, Environment environment) {
        var records = new ArrayList<StepRecord>();
        for (var step : steps) {
            environment.setRun("plan", Value.of(RunLines.of(soFar)));
            var record = step(step, environment, "");
            soFar.add(record);
            records.add(record);
        }
        return records;
    }

    private List<StepRecord> steps(List<CompiledStep> steps, Environment environment, String turn) {
        var records = new ArrayList<StepRecord>();
        for (var step : steps) {
            records.add(step(step, environment, turn));
        }
        return records;
    }

    private StepRecord step(CompiledStep step, Environment environment, String turn) {
        if (!stopped.isEmpty()) {
            return skipped(step, environment, "not reached: " + stopped);
        }
        if (waiting.isPresent()) {
            return skipped(
                    step,
                    environment,
                    "not reached yet: waits for " + waiting.get().what());
        }
        var record = decided(step, environment, turn);
        if (!ended && step.onFailure() == CompiledStep.OnFailure.CONTINUE) {
            goOn();
        } else if (!ended && Outcomes.isBad(record.outcome().word()) && stops(step)) {
            stopped = "`" + step.name() + "` " + record.outcome().word();
        }
        return record;
    }

    private static boolean stops(CompiledStep step) {
        return step.onFailure() == CompiledStep.OnFailure.STOP;
    }

    private StepRecord skipped(CompiledStep step, Environment environment, String why) {
        environment.setStep(step.name(), StepValue.didNotRun(step.name()));
        return StepRecord.of(step, new Outcome.Skipped(why), List.of(), run.now(), run.now());
    }

    private StepRecord decided(CompiledStep step, Environment environment, String turn) {
        if (step.when().isEmpty()) {
            return looped(step, environment, turn);
        }
        var trace = Conditions.trace(step.when().get(), Subject.of(environment, run.now()));
        return switch (trace.truth().settled()) {
            case TRUE -> looped(step, environment, turn);
            case FALSE -> otherwise(step, environment, turn, why(trace));
            default -> cannotTell(step, environment, why(trace));
        };
    }

    private StepRecord otherwise(CompiledStep step, Environment environment, String turn, String why) {
        var skipped = skipped(step, environment, why);
        if (step.body() instanceof CompiledStep.Group group
                && !group.otherwise().isEmpty()) {
            return grouped(step, steps(group.otherwise(), environment, turn), environment, skipped.from());
        }
        return skipped;
    }

    /** Below {@code enforce} what an earlier step would have given is not there; that is no failure. */
    private StepRecord cannotTell(CompiledStep step, Environment environment, String why) {
        var message = "cannot tell whether it applies: " + why;
        return run.mode() == Mode.ENFORCE
                ? failed(step, environment, "cannot-tell", message, run.now())
                : planned(step, environment, message);
    }

    private StepRecord planned(CompiledStep step, Environment environment, String why) {
        environment.setStep(step.name(), StepValue.planned(step.name()).with("outcome", "planned"));
        return StepRecord.of(
                step,
                new Outcome.Planned(new io.parry.engine.action.Plan.Wait(Duration.ZERO, why)),
                List.of(),
                run.now(),
                run.now());
    }

    private static String why(Trace trace) {
        return trace.misses().stream().map(Lines::said).findFirst().orElse("");
    }

    private StepRecord failed(CompiledStep step, Environment environment, String code, String message, Instant from) {
        environment.setStep(step.name(), StepValue.failed(step.name(), "failed", code, message));
        return StepRecord.of(step, new Outcome.Failed(code, message), List.of(), from, run.now());
    }

    private StepRecord looped(CompiledStep step, Environment environment, String turn) {
        if (step.loop().isEmpty()) {
            return placed(step, environment, turn);
        }
        var from = run.now();
        try {
            var items = Loops.items(step.loop().get(), environment, from);
            var unknown = items.unknownAfter()
                    .or(() -> items.undecided().stream()
                            .findFirst()
                            .map(item -> "whether item " + item.index() + " is meant"));
            if (unknown.isPresent()) {
                return cannotTell(step, environment, "for_each needs " + unknown.get());
            }
            return items.outOfBounds()
                    .map(why -> failed(step, environment, "wrong-value", why, from))
                    .orElseGet(() -> turns(step, environment, turn, items.picked(), from));
        } catch (EvaluationFailed failed) {
            return failed(step, environment, failed.code(), String.valueOf(failed.getMessage()), from);
        } catch (NotYet notYet) {
            return cannotTell(step, environment, String.valueOf(notYet.getMessage()));
        }
    }

    /** Every item is tried, whatever became of the ones before it. */
    private StepRecord turns(
            CompiledStep step, Environment environment, String outer, List<Loops.Item> items, Instant from) {
        var turns = new ArrayList<StepRecord.Turn>();
        var values = new ArrayList<Value>();
        var asleep = waiting;
        for (var item : items) {
            waiting = Optional.empty();
            var inside = environment.turn(item.name(), item.value());
            var record = placed(step, inside, outer + "/" + item.index());
            turns.add(new StepRecord.Turn(item.name(), item.index(), item.value(), record));
            values.add(inside.find("steps", List.of(step.name()))
                    .orElseThrow()
                    .at(step.name())
                    .with("value", item.value())
                    .with("steps", inner(record, inside)));
            goOn();
            asleep = asleep.or(this::waiting);
        }
        waiting = asleep;
        var worst = worst(turns.stream().map(StepRecord.Turn::step).toList());
        environment.setStep(step.name(), StepValue.loop(worst.word(), values));
        return StepRecord.of(step, worst, List.of(), from, run.now()).withTurns(turns);
    }

    private static Value inner(StepRecord record, Environment inside) {
        if (record.inner().isEmpty()) {
            return Value.MISSING;
        }
        var steps = new LinkedHashMap<String, Value>();
        record.inner()
                .forEach(step -> steps.put(
                        step.step().name(),
                        inside.find("steps", List.of(step.step().name()))
                                .orElseThrow()
                                .at(step.step().name())));
        return new Value.Obj(steps);
    }

    /** The worst outcome of several, taken over as it is. */
    private static Outcome worst(List<StepRecord> records) {
        var counted = records.stream()
                .filter(record ->
                        !record.onlyLooked() || Outcomes.isBad(record.outcome().word()))
                .toList();
        var worst = Outcomes.worst(
                counted.stream().map(record -> record.outcome().word()).toList(), "");
        return counted.stream()
                .map(StepRecord::outcome)
                .filter(outcome -> outcome.word().equals(worst))
                .findFirst()
                .orElse(new Outcome.NothingToDo("nothing was to be done", Value.obj()));
    }

    private StepRecord grouped(CompiledStep step, List<StepRecord> inner, Environment environment, Instant from) {
        var worst = worst(inner);
        environment.setStep(step.name(), groupValue(step, worst));
        return StepRecord.of(step, worst, List.of(), from, run.now()).withInner(inner);
    }

    private static Value groupValue(CompiledStep step, Outcome worst) {
        return switch (worst) {
            case Outcome.Failed failed -> StepValue.failed(step.name(), "failed", failed.code(), failed.why());
            case Outcome.NotVerified not -> StepValue.failed(step.name(), "not-verified", not.code(), not.why());
            default -> StepValue.ended(worst.word(), Value.obj(), Value.obj());
        };
    }

    private StepRecord placed(CompiledStep step, Environment environment, String turn) {
        var from = run.now();
        try {
            return body(step, environment.at(step.as()), turn, from);
        } catch (EvaluationFailed failed) {
            return failed(step, environment, failed.code(), String.valueOf(failed.getMessage()), from);
        } catch (NotYet notYet) {
            return cannotTell(step, environment, String.valueOf(notYet.getMessage()));
        }
    }

    private StepRecord body(CompiledStep step, Environment environment, String turn, Instant from) {
        return switch (step.body()) {
            case CompiledStep.Group group -> grouped(step, steps(group.steps(), environment, turn), environment, from);
            case CompiledStep.Assign assign -> assigned(step, assign, environment, from);
            case CompiledStep.End end -> ended(step, end, environment, from);
            case CompiledStep.Read read -> read(step, read, environment, from);
            case CompiledStep.Change change -> change(step, change, environment, turn, from);
            case CompiledStep.Named named -> named(step, named, environment, turn, from);
            case CompiledStep.Modify modify -> modify(step, modify, environment, turn, from);
        };
    }

    private StepRecord assigned(CompiledStep step, CompiledStep.Assign assign, Environment environment, Instant from) {
        for (var variable : assign.vars()) {
            environment.setVariable(variable.name(), Variables.evaluate(variable, environment, from));
        }
        return StepRecord.of(step, new Outcome.NothingToDo("", Value.obj()), List.of(), from, run.now());
    }

    private StepRecord ended(CompiledStep step, CompiledStep.End end, Environment environment, Instant from) {
        var reason = end.reason()
                .map(text -> text.evaluateLenient(environment))
                .orElse(Value.of(""))
                .redact();
        var text = reason instanceof Value.Text known ? known.text() : reason.show();
        ended = true;
        stopped = "`" + step.name() + "` ended the run";
        if (!end.success()) {
            return failed(step, environment, "Fail", text, from);
        }
        environment.setStep(step.name(), StepValue.ended("nothing-to-do", Value.obj(), Value.obj()));
        return StepRecord.of(step, new Outcome.NothingToDo(text, Value.obj()), List.of(), from, run.now());
    }

    // ---- reads

    /** Below {@code enforce} nothing is asked that a plan would not ask: a request may give away what it carries. */
    private StepRecord read(CompiledStep step, CompiledStep.Read read, Environment environment, Instant from) {
        var parameters = parameters(read.with(), environment);
        var operation = read.operation().operation();
        var limit = from.plus(step.timeout().orElse(Duration.ofSeconds(30)));
        int tries = 0;
        int attempt = 1;
        known(parameters);
        if (run.mode() != Mode.ENFORCE && !read.operation().askedInPlan()) {
            return planned(step, environment, operation + " is asked in mode `enforce` only");
        }
        while (true) {
            var answer = run.cloud()
                    .read(operation, parameters, environment.target(), run.now().plus(CALL));
            if (answer instanceof Answer.Failed failed) {
                var kind = failed.kind();
                if ((kind == Answer.Kind.AGAIN || kind == Answer.Kind.IN_DOUBT) && ++tries < 6) {
                    run.sleeper().sleep(Duration.ofSeconds(1L << Math.min(tries, 4)));
                    continue;
                }
                if (again(new Outcome.Failed(ErrorCodes.bare(failed.code()), ""), read.retry(), attempt)) {
                    run.sleeper().sleep(read.retry().orElseThrow().pause(attempt++));
                    continue;
                }
                return unread(step, read, environment, failed, from);
            }
            var value = Secrets.mark(((Answer.Ok) answer).value(), read.secrets(), operation.toString());
            var subject = new Subject(value, environment, run.now());
            if (is(read.failIf(), subject, Truth.FALSE).holds()) {
                return failed(step, environment, "fail_if", "the answer says that it has failed", from);
            }
            if (is(read.until(), subject, Truth.TRUE).holds()) {
                environment.setStep(step.name(), StepValue.ended("succeeded", value, value));
                return StepRecord.of(
                        step,
                        new Outcome.Succeeded(Outcome.Proof.STATE, "asked " + operation, value),
                        List.of(),
                        from,
                        run.now());
            }
            if (run.now().plus(read.every()).isAfter(limit)) {
                return failed(
                        step, environment, "timeout", operation + " did not come to say what was waited for", from);
            }
            run.sleeper().sleep(read.every());
        }
    }

    /** @throws NotYet where part of it hangs on what is not known */
    private static void known(Value value) {
        value.unknown().ifPresent(unknown -> {
            throw new NotYet(unknown.after());
        });
    }

    private static Truth is(
            Optional<io.parry.engine.compile.CompiledMatcher> matcher, Subject subject, Truth otherwise) {
        return matcher.map(known -> Conditions.test(known, subject).settled()).orElse(otherwise);
    }

    private StepRecord unread(
            CompiledStep step, CompiledStep.Read read, Environment environment, Answer.Failed failed, Instant from) {
        var code = ErrorCodes.bare(failed.code());
        if (!read.acceptErrors().contains(code)) {
            return failed(
                    step, environment, code, read.operation().operation() + ": " + StepRun.said(failed, code), from);
        }
        environment.setStep(step.name(), StepValue.accepted("succeeded", code, failed.message()));
        return StepRecord.of(
                step,
                new Outcome.Succeeded(
                        Outcome.Proof.RESPONSE, "AWS answers " + code + ", which is accepted", Value.obj()),
                List.of(),
                from,
                run.now());
    }

    // ---- changes

    private StepRecord change(
            CompiledStep step, CompiledStep.Change change, Environment environment, String turn, Instant from) {
        var with = parameters(change.with(), environment);
        change.about().map(template -> template.evaluate(environment)).ifPresent(RunWalk::known);
        var about = new About(change.about(), catalog)
                .of(environment, change.operation().operation(), with, environment.target());
        var subject = Subject.of(environment, from);
        return carriedOut(
                new Doing(step, new ApiChange(change, subject, about), with, environment, turn, from),
                new StepRun.Settings(change.acceptErrors(), change.failIf(), step.timeout(), asks(step), subject),
                change.retry(),
                change.secrets());
    }

    private StepRecord named(
            CompiledStep step, CompiledStep.Named named, Environment environment, String turn, Instant from) {
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
                        Subject.of(environment, from)),
                named.retry(),
                List.of());
    }

    private StepRecord modify(
            CompiledStep step, CompiledStep.Modify modify, Environment environment, String turn, Instant from) {
        var subject = Subject.of(environment, from);
        return carriedOut(
                new Doing(
                        step,
                        new ApiModify(modify, subject, catalog),
                        parameters(modify.read().with(), environment),
                        environment,
                        turn,
                        from),
                new StepRun.Settings(Set.of(), Optional.empty(), step.timeout(), asks(step), subject),
                modify.retry(),
                List.of());
    }

    private record Doing(
            CompiledStep step, Action action, Value with, Environment environment, String turn, Instant from) {}

    private StepRecord carriedOut(
            Doing doing,
            StepRun.Settings settings,
            Optional<CompiledStep.Retry> retry,
            List<io.parry.engine.expression.JsonPath> secrets) {
        var attempts = new Attempts(run, doing.step.name(), doing.turn, retry);
        int first = attempts.next();
        var calls = new ArrayList<>(attempts.before(first)
                .map(done -> new StepRecord.Sent(done, ""))
                .toList());
        Outcome outcome = null;
        var accepted = Optional.<Answer.Failed>empty();
        for (int attempt = first; outcome == null; attempt++) {
            var inputs = new StepInputs(
                    doing.with,
                    doing.environment.target(),
                    new Moment(run.held().run(), doing.step.name(), doing.turn, run.started()));
            var slot = attempts.slot(attempt);
            var one = new StepRun(run, doing.action, inputs, slot, settings, new Admission(run, doing.environment));
            var ended = asked(doing, attempt == first && attempts.isSpent(attempt) ? one.look() : one.run(), calls);
            calls.addAll(one.sent());
            if (again(ended, retry, attempt)) {
                run.sleeper().sleep(retry.orElseThrow().pause(attempt));
            } else {
                outcome = ended;
                accepted = one.accepted();
            }
        }
        if (outcome instanceof Outcome.Waiting wait) {
            waiting = Optional.of(wait);
        }
        setStep(doing, outcome, accepted, secrets);
        return StepRecord.of(doing.step, outcome, calls, doing.from, run.now());
    }

    private static boolean asks(CompiledStep step) {
        return step.approval().isPresent();
    }

    /**
     * A step that waits for a person: the person is asked, once. This version has no way for anybody to agree, so the
     * answer is the end of the time that there was.
     */
    private Outcome asked(Doing doing, Outcome outcome, List<StepRecord.Sent> calls) {
        if (!(outcome instanceof Outcome.Waiting wait) || !wait.code().equals(StepRun.APPROVAL)) {
            return outcome;
        }
        var request = new ApprovalRequest(run, catalog).send(doing.step, doing.environment, doing.turn, wait.what());
        calls.addAll(request.sent());
        return request.outcome();
    }

    private static boolean again(Outcome outcome, Optional<CompiledStep.Retry> retry, int attempt) {
        if (retry.isEmpty() || attempt >= retry.get().maxAttempts()) {
            return false;
        }
        return switch (outcome) {
            case Outcome.Failed failed -> retry.get().on().contains(failed.code());
            case Outcome.NotVerified not ->
                retry.get().on().contains(not.code()) || !MAY_HAVE_HAPPENED.contains(not.code());
            default -> false;
        };
    }

    private void setStep(
            Doing doing,
            Outcome outcome,
            Optional<Answer.Failed> accepted,
            List<io.parry.engine.expression.JsonPath> secrets) {
        var name = doing.step.name();
        if (accepted.isPresent()) {
            var failed = accepted.get();
            doing.environment.setStep(
                    name, StepValue.accepted(outcome.word(), ErrorCodes.bare(failed.code()), failed.message()));
            return;
        }
        var value = switch (outcome) {
            case Outcome.Succeeded succeeded -> given(doing, "succeeded", succeeded.output(), secrets);
            case Outcome.NothingToDo nothing -> given(doing, "nothing-to-do", nothing.output(), secrets);
            case Outcome.Failed failed -> StepValue.failed(name, "failed", failed.code(), failed.why());
            case Outcome.NotVerified not -> StepValue.failed(name, "not-verified", not.code(), not.why());
            case Outcome.Blocked blocked -> StepValue.failed(name, "blocked", blocked.guard(), blocked.why());
            case Outcome.Waiting wait -> StepValue.planned(name).with("outcome", "waiting");
            default -> StepValue.planned(name).with("outcome", outcome.word());
        };
        doing.environment.setStep(name, value);
    }

    private static Value given(
            Doing doing, String outcome, Value holds, List<io.parry.engine.expression.JsonPath> secrets) {
        if (!(doing.action instanceof ApiChange || doing.action instanceof ApiModify)) {
            return StepValue.ended(outcome, holds, Value.MISSING);
        }
        var output = Secrets.mark(holds.at("output"), secrets, doing.step.actionName());
        return StepValue.ended(outcome, output, holds.at("state"));
    }

    private static Value parameters(Optional<Template> with, Environment environment) {
        return with.map(template -> template.evaluate(environment)).orElse(Value.obj());
    }
}
