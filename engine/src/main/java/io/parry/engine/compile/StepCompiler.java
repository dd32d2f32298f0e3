package io.parry.engine.compile;

import io.parry.engine.action.Catalog;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Durations;
import io.parry.engine.model.Loop;
import io.parry.engine.model.Node;
import io.parry.engine.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Steps in file order; each may use what the ones before it have given. */
final class StepCompiler {
    private final MatcherCompiler matchers;
    private final VariableCompiler variables;
    private final Problems problems;
    private final BodyCompiler bodies;
    private final TriggerCompiler places;
    private final Optional<String> triggerLoop;

    StepCompiler(
            Catalog catalog,
            MatcherCompiler matchers,
            VariableCompiler variables,
            Problems problems,
            Optional<String> triggerLoop) {
        this.matchers = matchers;
        this.variables = variables;
        this.problems = problems;
        this.bodies = new BodyCompiler(catalog, matchers, problems);
        this.places = new TriggerCompiler(matchers, variables, problems);
        this.triggerLoop = triggerLoop;
    }

    /** The steps, and what may be named after them. */
    record Compiled(List<CompiledStep> steps, Names names) {}

    Compiled compile(List<Step> steps, Names names) {
        return list(steps, triggerLoop.map(names::withRoot).orElse(names), false);
    }

    private Compiled list(List<Step> steps, Names before, boolean approved) {
        var compiled = new ArrayList<CompiledStep>();
        var names = before;
        for (var step : steps) {
            var one = step(step, names, approved);
            one.step().ifPresent(compiled::add);
            names = one.names();
        }
        return new Compiled(compiled, names);
    }

    private record One(Optional<CompiledStep> step, Names names) {}

    private One step(Step step, Names before, boolean approved) {
        var names = before.notTesting();
        var when = step.when().map(matcher -> matchers.compile(matcher, names));
        var loop = step.loop().flatMap(source -> variables.loop(source, names));
        var inside = step.loop()
                .map(Loop::name)
                .map(name -> names.withRoot(name.text()))
                .orElse(names);
        CompiledPlace place = places.place(step.as(), inside);
        boolean approval = approved || step.approval().isPresent();
        var asks = step.approval().flatMap(known -> approval(known, inside));
        var after = new Names[] {inside};
        var body = body(step, inside, approval, after);
        var visible = step.loop().isPresent() ? names : after[0];
        var id = step.id().map(Node.Scalar::text);
        var compiled = body.map(known -> new CompiledStep(
                step, step.name(), when, loop, place, duration(step.timeout()), onFailure(step), asks, known));
        return new One(compiled, id.map(visible::withStep).orElse(visible));
    }

    private Optional<CompiledStep.Body> body(Step step, Names inside, boolean approved, Names[] after) {
        return switch (step.body()) {
            case Step.Group group -> {
                var steps = list(group.steps(), inside, approved);
                var otherwise = list(group.otherwise(), inside, approved);
                after[0] = union(steps.names(), otherwise.names());
                yield Optional.of(new CompiledStep.Group(steps.steps(), otherwise.steps()));
            }
            case Step.Assign assign -> {
                var names = inside;
                for (var variable : assign.vars()) {
                    if (inside.vars().contains(variable.name().text())) {
                        alreadySet(variable.name());
                    }
                    names = names.withVar(variable.name().text());
                }
                var compiled = variables.compile(assign.vars(), names);
                variables.checkCircles(assign.vars(), compiled, CompiledPlace.NOT_SAID);
                after[0] = names;
                yield Optional.of(new CompiledStep.Assign(compiled));
            }
            case Step.Act act -> bodies.compile(step, act, inside, approved);
        };
    }

    private void alreadySet(Node.Scalar name) {
        problems.add(
                Problem.error(ProblemCode.DUPLICATE_ID, name.location(), "`vars." + name.text() + "` is set already")
                        .hint("a variable is set once; choose another name"));
    }

    /**
     * After a group with {@code else}: what either branch has given may be named; where it did not run it is unknown.
     */
    private static Names union(Names a, Names b) {
        var all = a;
        for (var name : b.vars()) {
            all = all.withVar(name);
        }
        for (var id : b.steps()) {
            all = all.withStep(id);
        }
        return all;
    }

    /** Empty where none is needed. */
    private Optional<CompiledStep.Approval> approval(Step.Approval approval, Names names) {
        var within = duration(approval.within());
        return approval.topic()
                .flatMap(topic -> matchers.template(topic, names))
                .flatMap(topic -> within.map(time -> new CompiledStep.Approval(topic, time)));
    }

    private static Optional<java.time.Duration> duration(Optional<Node.Scalar> text) {
        return text.flatMap(known -> Durations.parse(known.text()));
    }

    private static CompiledStep.OnFailure onFailure(Step step) {
        return switch (step.onFailure().map(Node.Scalar::text).orElse("stop")) {
            case "continue" -> CompiledStep.OnFailure.CONTINUE;
            case "undo" -> CompiledStep.OnFailure.UNDO;
            default -> CompiledStep.OnFailure.STOP;
        };
    }
}
