package io.parry.engine.run;

import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;

/** What a playbook may say and this version cannot honour: refused before anything is done, never ignored. */
public final class Support {
    private Support() {}

    public static void check(CompiledPlaybook playbook, Problems problems) {
        var guards = playbook.source().guards();
        guards.notifyAtMost().ifPresent(guard -> refuse("notify_at_most", guard.location(), problems));
        guards.rollout().ifPresent(rollout -> refuse("rollout", rollout.location(), problems));
        playbook.steps().forEach(step -> check(step, problems));
        playbook.finals().forEach(step -> check(step, problems));
    }

    private static void check(CompiledStep step, Problems problems) {
        step.source()
                .approval()
                .filter(approval -> !approval.notNeeded())
                .ifPresent(approval -> refuse("approval", approval.location(), problems));
        step.source()
                .onFailure()
                .filter(text -> text.text().equals("undo"))
                .ifPresent(text -> refuse("on_failure: undo", text.location(), problems));
        switch (step.body()) {
            case CompiledStep.Group group -> {
                group.steps().forEach(inner -> check(inner, problems));
                group.otherwise().forEach(inner -> check(inner, problems));
            }
            case CompiledStep.Modify modify -> refuse("AwsModify", step.source().location(), problems);
            case CompiledStep.Read read
            when read.operation().operation().service().equals("http") ->
                refuse("http:GET", step.source().location(), problems);
            default -> {}
        }
    }

    private static void refuse(String key, Location location, Problems problems) {
        problems.add(Problem.error(
                        ProblemCode.NOT_SUPPORTED_YET,
                        location,
                        "`" + key + "` cannot be carried out by this version yet")
                .hint("`plan` and `explain` understand it; `run` refuses the playbook rather than ignore it"));
    }
}
