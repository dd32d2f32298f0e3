package io.parry.engine.run;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Outcome;
import io.parry.engine.compile.CompiledMatcher;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.compile.ErrorCodes;
import io.parry.engine.journal.Journal;
import io.parry.engine.match.Conditions;
import io.parry.engine.match.Subject;
import io.parry.engine.model.Mode;
import io.parry.engine.plan.Environment;
import io.parry.engine.plan.Secrets;
import io.parry.engine.plan.StepValue;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One read carried out: asked until it answers, and until the answer is what its author waits for. */
final class ReadStep {
    private static final int MOST_TRIES = 6;
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunContext run;
    private final StepEnds ends;
    private final CompiledStep step;
    private final CompiledStep.Read read;
    private final Environment environment;
    private final Instant from;
    private final Progress progress;

    ReadStep(
            RunContext run,
            StepEnds ends,
            CompiledStep step,
            CompiledStep.Read read,
            Environment environment,
            String turn,
            Instant from) {
        this.run = run;
        this.ends = ends;
        this.step = step;
        this.read = read;
        this.environment = environment;
        this.from = from;
        this.progress = new Progress(run, new Journal.Slot(step.name(), turn), Optional::empty);
    }

    /**
     * Below {@code enforce} nothing is asked that a plan would not ask: a request may give away what it carries.
     *
     * @throws NotYet where a parameter hangs on what is not known
     */
    StepRecord run() {
        var parameters =
                read.with().map(template -> template.evaluate(environment)).orElse(Value.obj());
        parameters.unknown().ifPresent(unknown -> {
            throw new NotYet(unknown.after());
        });
        if (run.mode() != Mode.ENFORCE && !read.operation().askedInPlan()) {
            return ends.planned(step, environment, operation() + " is asked in mode `enforce` only");
        }
        Optional<StepRecord> end = Optional.empty();
        while (end.isEmpty()) {
            run.checkTime();
            var answer = run.cloud().read(operation(), parameters, environment.target(), run.deadline(CALL));
            end = switch (answer) {
                case Answer.Ok ok -> answered(ok.value());
                case Answer.Failed failed -> unanswered(failed);
            };
        }
        return end.get();
    }

    private Operation operation() {
        return read.operation().operation();
    }

    private Optional<StepRecord> answered(Value said) {
        var value = Secrets.mark(said, read.secrets(), operation().toString());
        var subject = new Subject(value, environment, run.now());
        if (is(read.failIf(), subject, Truth.FALSE).holds()) {
            return orAgain("fail_if", () -> failed("fail_if", "the answer says that it has failed"));
        }
        if (is(read.until(), subject, Truth.TRUE).holds()) {
            environment.setStep(step.name(), StepValue.ended("succeeded", value, value));
            return Optional.of(succeeded(Outcome.Proof.STATE, "asked " + operation(), value));
        }
        var limit = progress.begun().plus(step.timeout().orElse(PATIENCE));
        if (run.now().plus(read.every()).isAfter(limit)) {
            return Optional.of(failed("timeout", operation() + " did not come to say what was waited for"));
        }
        run.sleep(read.every());
        return Optional.empty();
    }

    private static Truth is(Optional<CompiledMatcher> matcher, Subject subject, Truth otherwise) {
        return matcher.map(known -> Conditions.test(known, subject).settled()).orElse(otherwise);
    }

    private Optional<StepRecord> unanswered(Answer.Failed failed) {
        var kind = failed.kind();
        if ((kind == Answer.Kind.AGAIN || kind == Answer.Kind.IN_DOUBT) && progress.tried() < MOST_TRIES) {
            run.sleep(Backoff.of(run.held().run() + step.name(), progress.tries()));
            return Optional.empty();
        }
        var code = ErrorCodes.bare(failed.code());
        return orAgain(code, () -> read.acceptErrors().contains(code) ? accepted(failed, code) : refused(failed, code));
    }

    /** That end, unless its author has it asked once more. */
    private Optional<StepRecord> orAgain(String code, Supplier<StepRecord> end) {
        int attempt = progress.acted();
        if (!Attempts.again(new Outcome.Failed(code, ""), read.retry(), attempt)) {
            return Optional.of(end.get());
        }
        run.sleep(read.retry().orElseThrow().pause(attempt));
        return Optional.empty();
    }

    private StepRecord refused(Answer.Failed failed, String code) {
        return failed(code, operation() + ": " + StepRun.said(failed, code));
    }

    private StepRecord accepted(Answer.Failed failed, String code) {
        environment.setStep(step.name(), StepValue.accepted("succeeded", code, failed.message()));
        return succeeded(Outcome.Proof.RESPONSE, "AWS answers " + code + ", which is accepted", Value.obj());
    }

    private StepRecord failed(String code, String message) {
        return ends.failed(step, environment, code, message, from);
    }

    private StepRecord succeeded(Outcome.Proof proof, String seen, Value output) {
        return StepRecord.of(step, new Outcome.Succeeded(proof, seen, output), List.of(), from, run.now());
    }
}
