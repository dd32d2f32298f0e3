package io.parry.engine.plan;

import io.parry.engine.action.Catalog;
import io.parry.engine.action.Reads;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.compile.CompiledVariable;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.match.Conditions;
import io.parry.engine.match.Loops;
import io.parry.engine.match.Subject;
import io.parry.engine.match.Trace;
import io.parry.engine.match.Variables;
import io.parry.engine.model.Mode;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/** One walk through the steps of a playbook, in the order of a run, with what is known so far. */
final class Walk {
    private final StepPlanner planner;
    private final Mode mode;
    private final Instant now;
    /** Steps that may not run or may fail: what they give may never be known. */
    private final Set<String> doubtful = new HashSet<>();

    private final List<PlannedStep> soFar = new ArrayList<>();
    private Reach reach = Reach.SURE;
    /** In how many loops this place is. */
    private int turnsDeep;

    /**
     * Whether the next step is reached.
     *
     * @param ended whether {@code Succeed} or {@code Fail} is why it may not be: no {@code on_failure} goes past them
     * @param failed whether a failure is why, on this way or on another
     */
    private record Reach(Kind kind, String why, boolean ended, boolean failed) {
        static final Reach SURE = new Reach(Kind.YES, "", false, false);

        enum Kind {
            YES,
            PERHAPS,
            NO
        }

        /** What stops here for sure; no surer than that this is reached at all. */
        Reach stopping(String reason, boolean ends, boolean fails) {
            return new Reach(kind == Kind.PERHAPS ? Kind.PERHAPS : Kind.NO, reason, ended || ends, failed || fails);
        }

        static Reach failing(Kind kind, String reason) {
            return new Reach(kind, reason, false, true);
        }

        /** After a step whose failure stops nothing. Where one way ends and another fails, nobody knows which. */
        Reach pastFailures(Reach before) {
            if (!ended) {
                return before;
            }
            return failed ? new Reach(Kind.PERHAPS, why, true, false) : this;
        }

        /** After one of two ways, nobody knows which. */
        static Reach either(Reach one, Reach other) {
            var kind = one.kind == other.kind ? one.kind : Kind.PERHAPS;
            return new Reach(
                    kind,
                    one.kind == Kind.YES ? other.why : one.why,
                    one.ended || other.ended,
                    one.failed || other.failed);
        }
    }

    Walk(Catalog catalog, Reads reads, String run, Mode mode, Instant now, Protection protection) {
        this.mode = mode;
        this.planner = new StepPlanner(catalog, reads, run, now, doubtful, protection);
        this.now = now;
    }

    List<PlannedStep> steps(List<CompiledStep> steps, Environment environment) {
        var planned = new ArrayList<PlannedStep>();
        steps.forEach(step -> planned.add(step(step, environment)));
        return planned;
    }

    /** The steps of the playbook, or those under {@code finally}: each may tell what those before it come to. */
    List<PlannedStep> all(List<CompiledStep> steps, Environment environment) {
        var planned = new ArrayList<PlannedStep>();
        for (var step : steps) {
            environment.setRun("plan", told());
            var one = step(step, environment);
            soFar.add(one);
            planned.add(one);
        }
        return planned;
    }

    /** Where changes are made a message tells what came of them, and not what was planned. */
    private Value told() {
        boolean done = mode != Mode.ENFORCE
                || soFar.stream().noneMatch(step -> step.verdict().acts());
        return done ? Value.of(PlainLines.of(soFar)) : Value.unknown("the run");
    }

    /** {@code finally} runs whatever happened; what happened is known only where nothing is left to happen. */
    void beginFinally(Environment environment, List<PlannedStep> steps) {
        var failing = steps.stream().flatMap(PlannedStep::failures).findFirst();
        boolean open = steps.stream().anyMatch(step -> step.verdict() == Verdict.MAY || step.verdict() == Verdict.WAIT)
                || (failing.isEmpty()
                        && steps.stream().anyMatch(step -> step.verdict() == Verdict.WILL && !isEnd(step)));
        var unknown = Value.unknown("the run");
        environment.setRun("outcome", open ? unknown : Value.of(outcome(steps)));
        environment.setRun(
                "error",
                failing.map(problem -> StepValue.error(problem.code(), problem.message()))
                        .orElse(open ? unknown : Value.MISSING));
        reach = Reach.SURE;
    }

    private static String outcome(List<PlannedStep> steps) {
        var codes = steps.stream()
                .flatMap(PlannedStep::failures)
                .map(PlannedStep.Problem::code)
                .toList();
        return codes.isEmpty()
                ? "nothing-to-do"
                : codes.stream().allMatch(Protection.GUARD::equals) ? "blocked" : "failed";
    }

    private static boolean isEnd(PlannedStep step) {
        return step.step().body() instanceof CompiledStep.End;
    }

    private PlannedStep step(CompiledStep step, Environment environment) {
        if (reach.kind == Reach.Kind.NO) {
            skip(step, environment);
            return PlannedStep.of(step, Verdict.NO, "not reached: " + reach.why);
        }
        var before = reach;
        var planned = decided(step, environment);
        if (before.kind == Reach.Kind.PERHAPS && planned.verdict() != Verdict.NO) {
            planned = planned.perhaps("unless it ends before: " + before.why);
            unsettle(step, environment);
        }
        continueAfter(step, before, planned);
        if (planned.mayFail()) {
            doubtful.add(step.name());
        }
        return planned;
    }

    /** A failed step stops the run unless its author says otherwise; a step that may fail may stop it. */
    private void continueAfter(CompiledStep step, Reach before, PlannedStep planned) {
        if (step.onFailure() == CompiledStep.OnFailure.CONTINUE) {
            reach = reach.pastFailures(before);
        } else if (reach.kind != Reach.Kind.NO && planned.failures().findAny().isPresent()) {
            reach = before.stopping("`" + step.name() + "` fails", reach.ended, true);
        } else if (reach.kind == Reach.Kind.YES && planned.mayFail()) {
            reach = Reach.failing(Reach.Kind.PERHAPS, "`" + step.name() + "` may fail");
        }
    }

    private PlannedStep decided(CompiledStep step, Environment environment) {
        if (step.when().isEmpty()) {
            return looped(step, environment);
        }
        var trace = Conditions.trace(step.when().get(), Subject.of(environment, now));
        return switch (trace.truth().settled()) {
            case TRUE -> looped(step, environment);
            case FALSE -> not(step, environment, why(trace));
            default -> undecided(step, environment, trace);
        };
    }

    /**
     * What hangs on a step that is planned is known in time; what a step that does not run would have given never is.
     */
    private PlannedStep undecided(CompiledStep step, Environment environment, Trace trace) {
        boolean never = trace.leaves()
                .anyMatch(line -> !line.why().isEmpty() || causes(line).anyMatch(environment::isOver));
        if (never) {
            return failed(step, environment, "cannot-tell", "cannot tell whether it applies: " + why(trace));
        }
        boolean doubt = trace.leaves().flatMap(Walk::causes).anyMatch(doubtful::contains);
        var planned = perhaps(step, environment, "if " + Lines.condition(trace)).lacking(doubt);
        if (doubt) {
            reach = Reach.either(reach, Reach.failing(Reach.Kind.NO, "`" + step.name() + "` may not be decidable"));
        }
        return planned;
    }

    private static Stream<String> causes(Trace.Line line) {
        return line.found().stream().flatMap(value -> value.unknown().stream()).map(Value.Unknown::after);
    }

    private PlannedStep not(CompiledStep step, Environment environment, String why) {
        skip(step, environment);
        if (step.body() instanceof CompiledStep.Group group
                && !group.otherwise().isEmpty()) {
            var otherwise = steps(group.otherwise(), environment);
            environment.setStep(step.name(), StepValue.planned(step.name()));
            return PlannedStep.of(step, Verdict.of(otherwise), "else: " + why).withInner(otherwise);
        }
        return PlannedStep.of(step, Verdict.NO, why);
    }

    private static void skip(CompiledStep step, Environment environment) {
        environment.setStep(step.name(), StepValue.didNotRun(step.name()));
        if (step.body() instanceof CompiledStep.Group group) {
            group.steps().forEach(inner -> skip(inner, environment));
            group.otherwise().forEach(inner -> skip(inner, environment));
        }
    }

    /** Both ways are planned; neither is sure. */
    private PlannedStep perhaps(CompiledStep step, Environment environment, String condition) {
        var before = reach;
        var planned = looped(step, environment);
        var taken = reach;
        reach = before;
        if (step.body() instanceof CompiledStep.Group group) {
            var branches = new ArrayList<PlannedStep>();
            planned.inner().forEach(inner -> branches.add(inner.perhaps(condition)));
            steps(group.otherwise(), environment).forEach(inner -> branches.add(inner.perhaps("else, " + condition)));
            planned = planned.withInner(branches);
        }
        reach = Reach.either(taken, reach);
        unsettle(step, environment);
        return planned.perhaps(condition);
    }

    /** What a branch that may not be taken would have set is not known. */
    private void unsettle(CompiledStep step, Environment environment) {
        doubtful.add(step.name());
        environment.setStep(step.name(), StepValue.planned(step.name()));
        switch (step.body()) {
            case CompiledStep.Assign assign ->
                assign.vars()
                        .forEach(variable ->
                                environment.setVariable(variable.name(), Value.unknown("vars." + variable.name())));
            case CompiledStep.Group group -> {
                group.steps().forEach(inner -> unsettle(inner, environment));
                group.otherwise().forEach(inner -> unsettle(inner, environment));
            }
            default -> {}
        }
    }

    private static String why(Trace trace) {
        return trace.misses().stream().map(Lines::said).findFirst().orElse("");
    }

    private PlannedStep looped(CompiledStep step, Environment environment) {
        if (step.loop().isEmpty()) {
            return placed(step, environment);
        }
        try {
            var items = Loops.items(step.loop().get(), environment, now);
            return items.unknownAfter().isPresent()
                    ? eachOfUnknown(step, environment, items.unknownAfter().get())
                    : turns(step, environment, items);
        } catch (EvaluationFailed failed) {
            return failed(step, environment, failed.code(), String.valueOf(failed.getMessage()));
        }
    }

    private PlannedStep turn(CompiledStep step, Environment inside) {
        turnsDeep++;
        var planned = placed(step, inside);
        turnsDeep--;
        return planned;
    }

    private PlannedStep eachOfUnknown(CompiledStep step, Environment environment, String after) {
        var name = step.loop().orElseThrow().name();
        var item = Value.unknown(after);
        var before = reach;
        var turn = turn(step, environment.turn(name, item)).perhaps("for each " + name + ", known after " + after);
        reach = before;
        environment.setStep(step.name(), StepValue.planned(step.name()));
        return PlannedStep.of(step, Verdict.MAY, "for each " + name + ", known after " + after)
                .lacking(doubtful.contains(after))
                .withTurns(List.of(new PlannedStep.Turn(name, -1, item, turn)));
    }

    private PlannedStep turns(CompiledStep step, Environment environment, Loops.Items items) {
        if (items.outOfBounds().isPresent() && items.undecided().isEmpty()) {
            return failed(step, environment, "wrong-value", items.outOfBounds().get());
        }
        var turns = new ArrayList<PlannedStep.Turn>();
        var given = new ArrayList<Value>();
        for (var item : items.all()) {
            if (item.picked() != Truth.FALSE) {
                var before = reach;
                var inside = environment.turn(item.name(), item.value());
                var turn = turn(step, inside);
                turns.add(new PlannedStep.Turn(
                        item.name(),
                        item.index(),
                        item.value(),
                        item.picked().holds() ? turn : turn.perhaps("if picked by where")));
                given.add(item(inside, step, item));
                reach = before;
            }
        }
        environment.setStep(step.name(), loopValue(step, given));
        return PlannedStep.of(step, verdict(turns), turns.isEmpty() ? "no items" : "")
                .withTurns(turns);
    }

    private static Value item(Environment inside, CompiledStep step, Loops.Item item) {
        var given = given(inside, step.name()).with("value", item.value());
        return step.body() instanceof CompiledStep.Group group
                ? given.with("steps", new Value.Obj(inner(inside, group)))
                : given;
    }

    private static Value given(Environment inside, String id) {
        return inside.find("steps", List.of(id)).orElseThrow().at(id);
    }

    private static SequencedMap<String, Value> inner(Environment inside, CompiledStep.Group group) {
        var inner = new LinkedHashMap<String, Value>();
        Stream.concat(group.steps().stream(), group.otherwise().stream())
                .forEach(step -> inner.put(step.name(), given(inside, step.name())));
        return inner;
    }

    /** What the loop has come to is known once it is known of every turn. */
    private static Value loopValue(CompiledStep step, List<Value> given) {
        var outcomes = given.stream().map(item -> item.at("outcome")).toList();
        return outcomes.stream().anyMatch(outcome -> outcome instanceof Value.Unknown)
                ? StepValue.planned(step.name()).with("items", new Value.Arr(given))
                : StepValue.loop(outcomes.contains(Value.of("failed")) ? "failed" : "nothing-to-do", given);
    }

    private static Verdict verdict(List<PlannedStep.Turn> turns) {
        return Verdict.of(turns.stream().map(PlannedStep.Turn::step).toList());
    }

    private PlannedStep placed(CompiledStep step, Environment environment) {
        try {
            return body(step, environment.at(step.as()));
        } catch (EvaluationFailed failed) {
            return failed(step, environment, failed.code(), String.valueOf(failed.getMessage()));
        } catch (NotYet notYet) {
            environment.setStep(step.name(), StepValue.planned(step.name()));
            return PlannedStep.of(step, Verdict.MAY, "where it acts is known after " + notYet.after())
                    .lacking(doubtful.contains(notYet.after()));
        }
    }

    private PlannedStep body(CompiledStep step, Environment environment) {
        return switch (step.body()) {
            case CompiledStep.Group group -> {
                group.otherwise().forEach(other -> skip(other, environment));
                var inner = steps(group.steps(), environment);
                environment.setStep(step.name(), StepValue.planned(step.name()));
                yield PlannedStep.of(step, Verdict.of(inner), "").withInner(inner);
            }
            case CompiledStep.Assign assign -> assigned(step, assign, environment);
            case CompiledStep.End end -> ended(step, end, environment);
            default -> planner.plan(step, environment);
        };
    }

    private PlannedStep assigned(CompiledStep step, CompiledStep.Assign assign, Environment environment) {
        for (var variable : assign.vars()) {
            environment.setVariable(variable.name(), value(variable, environment));
        }
        return PlannedStep.of(step, Verdict.NOTHING, "");
    }

    private Value value(CompiledVariable variable, Environment environment) {
        try {
            return Variables.evaluate(variable, environment, now);
        } catch (NotYet notYet) {
            return Value.unknown(notYet.after());
        }
    }

    private PlannedStep ended(CompiledStep step, CompiledStep.End end, Environment environment) {
        var reason = end.reason()
                .map(text -> text.evaluateLenient(environment))
                .orElse(Value.of(""))
                .redact();
        var text = reason instanceof Value.Text known ? known.text() : reason.show();
        environment.setStep(
                step.name(),
                end.success()
                        ? StepValue.ended("nothing-to-do", Value.obj(), Value.obj())
                        : StepValue.failed(step.name(), "failed", "Fail", text));
        reach = reach.stopping("`" + step.name() + "` ends the " + (turnsDeep > 0 ? "turn" : "run"), true, false);
        return PlannedStep.of(step, Verdict.WILL, text);
    }

    /** Before anything inside it began. */
    private PlannedStep failed(CompiledStep step, Environment environment, String code, String message) {
        skip(step, environment);
        environment.setStep(step.name(), StepValue.failed(step.name(), "failed", code, message));
        return PlannedStep.fails(step, code, message);
    }

    /** The failure of a step, for {@code run.error}. */
    static Optional<PlannedStep.Problem> failure(PlannedStep step) {
        return step.step().body() instanceof CompiledStep.End end && !end.success() && step.verdict() == Verdict.WILL
                ? Optional.of(new PlannedStep.Problem("Fail", step.why()))
                : step.error();
    }
}
