package io.parry.engine.run;

import io.parry.engine.action.Catalog;
import io.parry.engine.action.Outcome;
import io.parry.engine.model.Mode;
import io.parry.engine.plan.Environment;
import io.parry.engine.plan.PlaybookPlan;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;

/** One run while it is held: its steps, then {@code finally}, then its end or its sleep. */
final class HeldRun {
    private final RunContext run;
    private final Catalog catalog;
    private final RunRecord record;

    HeldRun(RunContext run, Catalog catalog, RunRecord record) {
        this.run = run;
        this.catalog = catalog;
        this.record = record;
    }

    /** @param blocked by which guard nothing but {@code finally} is carried out */
    RunResult carriedOut(Optional<PlaybookPlan.Blocked> blocked) {
        try {
            return run.mode() == Mode.OFF
                    ? over(record.blocked(run.killSwitch().blocked(), run.now()))
                    : walked(blocked);
        } catch (OutOfTime over) {
            var wait = new Outcome.Waiting(over.until(), "time", "more time than this process has for a run");
            return asleep(wait, List.of(), List.of());
        }
    }

    private RunResult walked(Optional<PlaybookPlan.Blocked> blocked) {
        var playbook = run.match().playbook();
        var environment = new Environment(run.match().scope());
        var walk = new RunWalk(run, catalog);
        blocked.ifPresent(by -> walk.stop(by.guard() + ": " + by.why()));
        var steps = walk.steps(playbook.steps(), environment);
        if (walk.waiting().isPresent()) {
            return asleep(walk.waiting().get(), steps, List.of());
        }
        var outcome = blocked.isPresent() ? "blocked" : outcome(steps);
        var error = blocked.map(by -> new RunResult.Failure(by.guard(), by.why()))
                .or(() -> steps.stream().flatMap(step -> step.error().stream()).findFirst());
        environment.setRun("outcome", Value.of(outcome));
        environment.setRun(
                "error",
                error.<Value>map(known -> Value.obj("code", known.code(), "message", known.message()))
                        .orElse(Value.MISSING));
        walk.beginFinally();
        var finals = walk.steps(playbook.finals(), environment);
        if (walk.waiting().isPresent()) {
            return asleep(walk.waiting().get(), steps, finals);
        }
        return over(record.by(blocked).ended(steps, finals, withFinals(outcome, finals), error, run.now()));
    }

    private RunResult asleep(Outcome.Waiting wait, List<StepRecord> steps, List<StepRecord> finals) {
        run.journal().sleep(run.held(), wait.until(), wait.what());
        return record.waiting(steps, finals, wait, run.now());
    }

    private RunResult over(RunResult result) {
        run.journal().end(run.held(), result.record(), run.now());
        return result;
    }

    /** The worst of the steps that did something; steps that only looked count when they fail. */
    private static String outcome(List<StepRecord> steps) {
        var words = steps.stream()
                .filter(step ->
                        !step.onlyLooked() || Outcomes.isBad(step.outcome().word()))
                .map(step -> step.outcome().word())
                .filter(word -> !word.equals("skipped"))
                .toList();
        return Outcomes.worst(words, "nothing-to-do");
    }

    private static String withFinals(String outcome, List<StepRecord> finals) {
        boolean failed = finals.stream().anyMatch(step -> step.outcome().word().equals("failed"));
        return failed ? "failed" : outcome;
    }
}
