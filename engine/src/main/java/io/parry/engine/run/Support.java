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
        playbook.steps().forEach(step -> check(step, problems));
        playbook.finals().forEach(step -> check(step, problems));
    }

    private static void check(CompiledStep step, Problems problems) {
        step.source()
                .approval()
                .filter(approval -> !approval.notNeeded())
                .filter(approval -> !canBeAsked(step))
                .ifPresent(approval -> refuse("approval", step.source().at("approval"), problems));
        step.source()
                .onFailure()
                .filter(text -> text.text().equals("undo"))
                .ifPresent(text -> refuse("on_failure: undo", step.source().at("on_failure"), problems));
        switch (step.body()) {
            case CompiledStep.Group group -> {
                group.steps().forEach(inner -> check(inner, problems));
                group.otherwise().forEach(inner -> check(inner, problems));
            }
            default -> {}
        }
    }

    /** One call whose plan can be shown; not the many of a group or a loop. */
    private static boolean canBeAsked(CompiledStep step) {
        return step.loop().isEmpty()
                && (step.body() instanceof CompiledStep.Change
                        || step.body() instanceof CompiledStep.Modify
                        || step.body() instanceof CompiledStep.Named);
    }

    private static void refuse(String key, Location location, Problems problems) {
        problems.add(Problem.error(
                        ProblemCode.NOT_SUPPORTED_YET,
                        location,
                        "`" + key + "` cannot be carried out by this version yet")
                .hint("`plan` and `explain` understand it; `run` refuses the playbook rather than ignore it"));
    }
}
