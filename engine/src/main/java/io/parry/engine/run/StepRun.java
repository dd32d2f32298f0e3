package io.parry.engine.run;

import io.parry.engine.action.Action;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Call;
import io.parry.engine.action.Call.Repeat;
import io.parry.engine.action.Done;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.Outcome;
import io.parry.engine.action.Plan;
import io.parry.engine.action.ReadFailed;
import io.parry.engine.action.Reads;
import io.parry.engine.compile.CompiledMatcher;
import io.parry.engine.compile.ErrorCodes;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.JsonPath;
import io.parry.engine.journal.Journal;
import io.parry.engine.match.Conditions;
import io.parry.engine.match.Subject;
import io.parry.engine.model.Mode;
import io.parry.engine.plan.CloudReads;
import io.parry.engine.plan.PlanDigest;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One action carried out: plan, act, plan again, until the state says that it is done or it is certain that this cannot
 * be said. Nothing that has worked is sent twice; what may have worked is looked at before anything else is done.
 */
final class StepRun {
    private static final int MOST_ROUNDS = 12;
    private static final int MOST_TRIES = 6;
    private static final int LONGEST_MESSAGE = 300;
    /** A wait that is longer gives up the locks. */
    private static final Duration NAP = Duration.ofMinutes(1);

    private static final Duration COME_BACK = Duration.ofSeconds(15);

    /** The code of a wait for a person; what is waited for is then the plan's digest. */
    static final String APPROVAL = "approval";

    static final String BUSY = "busy";

    private final RunContext run;
    private final Action action;
    private final Inputs inputs;
    private final Settings settings;
    private final Admission admission;
    private final StepCalls calls;
    private final StepLocks locks;
    private final Progress progress;
    private int looks;
    private int busy;
    private boolean askedOnceMore;
    private boolean spent;
    private Optional<Answer.Failed> accepted = Optional.empty();

    /**
     * What the step's author has set.
     *
     * @param timeout how long to wait for things to come about; absent: as the action needs
     * @param failIf asked of each answer
     * @param approval whether a person has to agree before anything is sent
     * @param secrets what of an answer is written down nowhere
     * @param plain whether it is a call that the author wrote out, which knows of no part that was applied
     */
    record Settings(
            Set<String> acceptErrors,
            Optional<CompiledMatcher> failIf,
            Optional<Duration> timeout,
            boolean approval,
            Subject subject,
            List<JsonPath> secrets,
            boolean plain) {}

    StepRun(RunContext run, Action action, Inputs inputs, Journal.Slot slot, Settings settings, Admission admission) {
        this.run = run;
        this.action = action;
        this.inputs = inputs;
        this.settings = settings;
        this.admission = admission;
        this.calls = new StepCalls(run, slot, settings.secrets());
        this.locks = new StepLocks(run);
        this.progress = new Progress(run, slot, calls::begun);
    }

    /** How things stand, where nothing more may be sent: the last attempt had failed when the run was interrupted. */
    Outcome look() {
        spent = true;
        return run();
    }

    Outcome run() {
        Optional<Outcome> outcome = Optional.empty();
        while (outcome.isEmpty()) {
            run.checkTime();
            settleDoubts();
            outcome = once();
        }
        locks.release();
        return outcome.get();
    }

    /** The error that its author takes for an answer, where AWS gave it. */
    Optional<Answer.Failed> accepted() {
        return accepted;
    }

    /** What was sent, oldest first. */
    List<Done> sent() {
        return calls.past();
    }

    private Duration settle() {
        return action.spec().settle();
    }

    private Duration patience() {
        return settings.timeout()
                .filter(timeout -> timeout.compareTo(settle()) > 0)
                .orElse(settle());
    }

    /** A call in doubt is looked at only when its effect would show. */
    private void settleDoubts() {
        calls.last(Done.Status.IN_DOUBT).map(at -> at.plus(settle())).ifPresent(run::sleepUntil);
    }

    private Optional<Outcome> once() {
        // The state is as old as the first read, not as its answer.
        var asOf = run.now();
        try {
            return switch (action.plan(inputs, reads(), calls::past)) {
                case Plan.Refuse refuse -> refused(refuse, asOf);
                case Plan.Wait wait -> waited(wait);
                case Plan.Holds holds -> holds(holds, asOf);
                case Plan.Act act -> act(act, asOf);
            };
        } catch (ReadFailed failed) {
            return unread(failed);
        } catch (NotYet notYet) {
            return Optional.of(lacking("needs what is " + notYet.getMessage()));
        } catch (EvaluationFailed failed) {
            return Optional.of(bad(failed.code(), String.valueOf(failed.getMessage())));
        } catch (Journal.TooLarge tooLarge) {
            return Optional.of(bad("too-large", String.valueOf(tooLarge.getMessage())));
        }
    }

    /** Below {@code enforce} what an earlier step would have given is not there; that is no failure. */
    private Outcome lacking(String what) {
        return run.mode() == Mode.ENFORCE
                ? bad("cannot-tell", what)
                : new Outcome.Planned(new Plan.Wait(Duration.ZERO, what));
    }

    private Reads reads() {
        return new CloudReads(run.cloud(), inputs.target(), run::deadline);
    }

    private Optional<Outcome> unread(ReadFailed failed) {
        if (failed.answer().isNotSent()) {
            backOff(1);
            return Optional.empty();
        }
        var kind = failed.answer().kind();
        if ((kind == Answer.Kind.AGAIN || kind == Answer.Kind.IN_DOUBT) && progress.tried() < MOST_TRIES) {
            backOff(progress.tries());
            return Optional.empty();
        }
        var code = ErrorCodes.bare(failed.answer().code());
        return Optional.of(
                bad(code, "cannot read the state: " + failed.operation() + ": " + said(failed.answer(), code)));
    }

    /** The code, and what AWS says of it in at most so many characters. */
    static String said(Answer.Failed failed, String code) {
        var message = failed.message();
        return message.isEmpty() || message.equals(code)
                ? code
                : code + ", " + message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    }

    /** Failed where nothing was applied; not verified where something was, or may have been. */
    private Outcome bad(String code, String why) {
        return calls.mayHaveActed() ? new Outcome.NotVerified(code, why, List.of()) : new Outcome.Failed(code, why);
    }

    /**
     * Whether a first look was too early to be trusted; waits until it would not be. An event from the future happened
     * now at the latest, whatever its clock says.
     */
    private boolean tooFresh(Instant asOf) {
        var trusted = run.happened()
                .map(happened -> happened.isAfter(progress.begun()) ? progress.begun() : happened)
                .map(happened -> happened.plus(settle()));
        if (!calls.isEmpty() || trusted.isEmpty() || !asOf.isBefore(trusted.get())) {
            return false;
        }
        run.sleepUntil(trusted.get());
        return true;
    }

    private Optional<Outcome> refused(Plan.Refuse refuse, Instant asOf) {
        return tooFresh(asOf) ? Optional.empty() : Optional.of(bad(refuse.code(), refuse.why()));
    }

    private Optional<Outcome> holds(Plan.Holds holds, Instant asOf) {
        if (tooFresh(asOf)) {
            return Optional.empty();
        }
        if (calls.past().stream()
                .anyMatch(done -> done.status() == Done.Status.OK && says(settings.failIf(), done.response()))) {
            return Optional.of(saysItFailed());
        }
        return Optional.of(
                calls.mayHaveActed()
                        ? new Outcome.Succeeded(proof(), holds.seen(), holds.output())
                        : new Outcome.NothingToDo(holds.seen(), holds.output()));
    }

    private Outcome.Proof proof() {
        return calls.past().getLast().call().repeat() instanceof Repeat.Once
                ? Outcome.Proof.RESPONSE
                : Outcome.Proof.STATE;
    }

    private Optional<Outcome> waited(Plan.Wait wait) {
        var limit = settings.timeout().orElse(Duration.ofMinutes(15));
        if (Duration.between(progress.begun(), run.now()).plus(wait.atLeast()).compareTo(limit) > 0) {
            return Optional.of(bad("timeout", "still waiting for " + wait.what()));
        }
        if (wait.atLeast().compareTo(NAP) > 0) {
            // Nobody else is kept waiting for hours; what others did meanwhile is seen by the next plan.
            locks.release();
        }
        run.sleep(wait.atLeast());
        return Optional.empty();
    }

    private Optional<Outcome> act(Plan.Act act, Instant asOf) {
        var todo = act.now().stream().filter(call -> !calls.isDone(call)).toList();
        if (todo.isEmpty()) {
            return waitToSee(act, asOf);
        }
        if (spent) {
            return Optional.of(bad("interrupted", "interrupted after the last attempt had failed"));
        }
        var unknown = todo.stream()
                .flatMap(call -> call.parameters().unknown().stream())
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of(
                    lacking("needs what is known only after " + unknown.get().after()));
        }
        var untouchable = admission.isProtected(act);
        if (untouchable.isPresent()) {
            return untouchable;
        }
        if (!admission.inMode(todo)) {
            return Optional.of(new Outcome.Planned(act));
        }
        if (calls.isEmpty() && settings.approval()) {
            return Optional.of(new Outcome.Waiting(run.now(), APPROVAL, PlanDigest.of(act.now())));
        }
        if (calls.isEmpty()) {
            var blocked = admission.overTheLimit(todo);
            if (blocked.isPresent()) {
                return blocked;
            }
        }
        return lockedAndSent(todo);
    }

    /** All of it has worked and does not show yet. */
    private Optional<Outcome> waitToSee(Plan.Act act, Instant asOf) {
        var last = calls.last(Done.Status.OK).orElseThrow();
        if (!asOf.isBefore(last.plus(patience()))) {
            return Optional.of(new Outcome.NotVerified(
                    "not-verified",
                    "accepted, but the state did not change",
                    act.now().stream().flatMap(call -> call.changes().stream()).toList()));
        }
        run.sleep(longer(Duration.ofSeconds(1L << Math.min(looks++, 2))));
        return Optional.empty();
    }

    /** A look every so often; a sixtieth of the patience where the author has patience for hours. */
    private Duration longer(Duration usual) {
        var share = patience().dividedBy(60);
        return looks > 2 && share.compareTo(usual) > 0 ? share : usual;
    }

    private Optional<Outcome> lockedAndSent(List<Call> todo) {
        var about = StepLocks.about(todo);
        if (!locks.hold(about)) {
            if (locks.take(about)) {
                // Look again, now that no other run of ours can move it.
                return Optional.empty();
            }
            if (++busy >= MOST_TRIES) {
                return Optional.of(new Outcome.Waiting(
                        run.now().plus(COME_BACK), BUSY, "another run works on " + String.join(", ", about)));
            }
            backOff(busy);
            return Optional.empty();
        }
        if (progress.acted() > MOST_ROUNDS) {
            return Optional.of(bad("keeps-changing", "keeps changing, given up after " + MOST_ROUNDS + " rounds"));
        }
        return send(todo);
    }

    private Optional<Outcome> send(List<Call> todo) {
        for (var call : todo) {
            if (calls.isInterruptedForGood(call)) {
                return Optional.of(new Outcome.NotVerified(
                        "interrupted", "interrupted; nothing tells whether it happened", call.changes()));
            }
            var answer = calls.send(call);
            if (answer instanceof Answer.Ok ok && !says(settings.failIf(), ok.value())) {
                continue;
            }
            return answer instanceof Answer.Failed failed ? failed(call, failed) : Optional.of(saysItFailed());
        }
        return Optional.empty();
    }

    private Outcome saysItFailed() {
        return new Outcome.Failed("fail_if", "the answer says that it has failed");
    }

    private boolean says(Optional<CompiledMatcher> matcher, Value answer) {
        return matcher.map(known ->
                        Conditions.test(known, settings.subject().about(answer)).holds())
                .orElse(false);
    }

    private Optional<Outcome> failed(Call call, Answer.Failed failed) {
        var code = ErrorCodes.bare(failed.code());
        if (settings.acceptErrors().contains(code)) {
            accepted = Optional.of(failed);
            return Optional.of(acceptedAs("AWS answers " + code + ", which is accepted"));
        }
        if (failed.isNotSent()) {
            backOff(1);
            return Optional.empty();
        }
        return switch (failed.kind()) {
            case PARTLY -> says(settings.failIf(), failed.value()) ? Optional.of(saysItFailed()) : rest(call, code);
            case AGAIN, CONFLICT, IN_DOUBT -> again(code);
            case DENIED, REFUSED -> onceMore(failed, code);
        };
    }

    /** "Exists already" may be what an earlier call of this step has done, whose answer was lost. */
    private Outcome acceptedAs(String seen) {
        return calls.mayHaveActed()
                ? new Outcome.Succeeded(Outcome.Proof.RESPONSE, seen, Value.obj())
                : new Outcome.NothingToDo(seen, Value.obj());
    }

    /**
     * The rest is what the next plan asks for. A plain call that has nothing to look at asks for all of it, and would
     * do the one part twice.
     */
    private Optional<Outcome> rest(Call call, String code) {
        return tellsNothing(call)
                ? Optional.of(new Outcome.NotVerified(
                        "partly", code + ": part of it was applied; nothing tells which", call.changes()))
                : again(code);
    }

    /** Whether it is a plain call with nothing to look at. */
    private boolean tellsNothing(Call call) {
        return settings.plain() && call.repeat() instanceof Repeat.Once;
    }

    private Optional<Outcome> again(String code) {
        if (progress.tried() >= MOST_TRIES) {
            return Optional.of(bad(code, code + ", after " + progress.tries() + " tries"));
        }
        backOff(progress.tries());
        return Optional.empty();
    }

    /** A refusal may mean that somebody else has done it, or that the read before it was stale: look once more. */
    private Optional<Outcome> onceMore(Answer.Failed failed, String code) {
        if (!askedOnceMore && !action.spec().uses().reads().isEmpty()) {
            askedOnceMore = true;
            if (calls.mayHaveActed()) {
                run.sleep(settle());
            }
            var plan = action.plan(inputs, reads(), calls::past);
            if (plan instanceof Plan.Holds holds) {
                return Optional.of(
                        calls.mayHaveActed()
                                ? new Outcome.Succeeded(Outcome.Proof.STATE, holds.seen(), holds.output())
                                : new Outcome.NothingToDo(holds.seen(), holds.output()));
            }
        }
        return Optional.of(bad(code, said(failed, code)));
    }

    private void backOff(int tries) {
        run.sleep(Backoff.of(
                inputs.moment().run() + inputs.moment().step() + inputs.moment().turn(), tries));
    }
}
