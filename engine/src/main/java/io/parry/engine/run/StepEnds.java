package io.parry.engine.run;

import io.parry.engine.action.Outcome;
import io.parry.engine.action.Plan;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.model.Mode;
import io.parry.engine.plan.Environment;
import io.parry.engine.plan.StepValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The ends of a step that did nothing: for the record, and for the steps after it. */
final class StepEnds {
    private final RunContext run;

    StepEnds(RunContext run) {
        this.run = run;
    }

    StepRecord skipped(CompiledStep step, Environment environment, String why) {
        environment.setStep(step.name(), StepValue.didNotRun(step.name()));
        return StepRecord.of(step, new Outcome.Skipped(why), List.of(), run.now(), run.now());
    }

    StepRecord failed(CompiledStep step, Environment environment, String code, String message, Instant from) {
        environment.setStep(step.name(), StepValue.failed(step.name(), "failed", code, message));
        return StepRecord.of(step, new Outcome.Failed(code, message), List.of(), from, run.now());
    }

    /** Below {@code enforce} what an earlier step would have given is not there; that is no failure. */
    StepRecord cannotTell(CompiledStep step, Environment environment, String why) {
        var message = "cannot tell whether it applies: " + why;
        return run.mode() == Mode.ENFORCE
                ? failed(step, environment, "cannot-tell", message, run.now())
                : planned(step, environment, message);
    }

    StepRecord planned(CompiledStep step, Environment environment, String why) {
        environment.setStep(step.name(), StepValue.planned(step.name()).with("outcome", "planned"));
        return StepRecord.of(
                step, new Outcome.Planned(new Plan.Wait(Duration.ZERO, why)), List.of(), run.now(), run.now());
    }
}
