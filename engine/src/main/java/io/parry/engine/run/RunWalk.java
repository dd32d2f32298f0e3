package io.parry.engine.run;

import io.parry.engine.action.Catalog;
import io.parry.engine.action.Outcome;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.match.Conditions;
import io.parry.engine.match.Loops;
import io.parry.engine.match.Subject;
import io.parry.engine.match.Trace;
import io.parry.engine.match.Variables;
import io.parry.engine.plan.Environment;
import io.parry.engine.plan.Lines;
import io.parry.engine.plan.StepValue;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** One walk through the steps of a playbook, doing them. */
final class RunWalk {
    private final RunContext run;
    private final StepEnds ends;
    private final ActionSteps actions;
    private final StepMemory memory;
    private final List<StepRecord> soFar = new ArrayList<>();
    /** Why the next step is not reached; empty where it is. */
    private String stopped = "";
    /** Until when the run as a whole waits; nothing after it is reached, {@code finally} included. */
    private Optional<Outcome.Waiting> waiting = Optional.empty();
    /** Whether {@code Succeed} or {@code Fail} stopped it, which no {@code on_failure} goes past. */
    private boolean ended;

    RunWalk(RunContext run, Catalog catalog) {
        this.run = run;
        this.ends = new StepEnds(run);
        this.actions = new ActionSteps(run, catalog);
        this.memory = new StepMemory(run);
    }

    /** What the run waits for, where it does: it is not at its end then. */
    Optional<Outcome.Waiting> waiting() {
        return waiting;
    }

    /** Nothing but {@code finally} is reached. */
    void stop(String why) {
        stopped = why;
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
            return ends.skipped(step, environment, "not reached: " + stopped);
        }
        if (waiting.isPresent()) {
            return ends.skipped(
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

    private StepRecord decided(CompiledStep step, Environment environment, String turn) {
        if (step.when().isEmpty()) {
            return looped(step, environment, turn);
        }
        var before = memory.decided(step, turn);
        if (before.isPresent()) {
            return before.get().applies()
                    ? looped(step, environment, turn)
                    : otherwise(step, environment, turn, before.get().why());
        }
        var trace = Conditions.trace(step.when().get(), Subject.of(environment, run.now()));
        return switch (trace.truth().settled()) {
            case TRUE -> {
                memory.decide(step, turn, new StepMemory.Decision(true, ""));
                yield looped(step, environment, turn);
            }
            case FALSE -> {
                memory.decide(step, turn, new StepMemory.Decision(false, why(trace)));
                yield otherwise(step, environment, turn, why(trace));
            }
            default -> ends.cannotTell(step, environment, why(trace));
        };
    }

    private StepRecord otherwise(CompiledStep step, Environment environment, String turn, String why) {
        var skipped = ends.skipped(step, environment, why);
        if (step.body() instanceof CompiledStep.Group group
                && !group.otherwise().isEmpty()) {
            return grouped(step, steps(group.otherwise(), environment, turn), environment, skipped.from());
        }
        return skipped;
    }

    private static String why(Trace trace) {
        return trace.misses().stream().map(Lines::said).findFirst().orElse("");
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
                return ends.cannotTell(step, environment, "for_each needs " + unknown.get());
            }
            return items.outOfBounds()
                    .map(why -> ends.failed(step, environment, "wrong-value", why, from))
                    .orElseGet(() -> turns(step, environment, turn, items.picked(), from));
        } catch (EvaluationFailed failed) {
            return ends.failed(step, environment, failed.code(), String.valueOf(failed.getMessage()), from);
        } catch (NotYet notYet) {
            return ends.cannotTell(step, environment, String.valueOf(notYet.getMessage()));
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
        environment.setStep(step.name(), groupValue(step, worst, given(inner, environment)));
        return StepRecord.of(step, worst, List.of(), from, run.now()).withInner(inner);
    }

    private static List<Value> given(List<StepRecord> inner, Environment environment) {
        return inner.stream()
                .map(record -> record.step().name())
                .map(id -> environment.find("steps", List.of(id)).orElseThrow().at(id))
                .toList();
    }

    private static Value groupValue(CompiledStep step, Outcome worst, List<Value> inner) {
        return switch (worst) {
            case Outcome.Failed failed -> StepValue.failed(step.name(), "failed", failed.code(), failed.why());
            case Outcome.NotVerified not -> StepValue.failed(step.name(), "not-verified", not.code(), not.why());
            default -> StepValue.group(worst.word(), inner);
        };
    }

    private StepRecord placed(CompiledStep step, Environment environment, String turn) {
        return memory.recall(step, environment, turn).orElseGet(() -> {
            var record = carriedOut(step, environment, turn);
            memory.keep(record, environment, turn);
            return record;
        });
    }

    private StepRecord carriedOut(CompiledStep step, Environment environment, String turn) {
        var from = run.now();
        try {
            return body(step, environment.at(step.as()), turn, from);
        } catch (EvaluationFailed failed) {
            return ends.failed(step, environment, failed.code(), String.valueOf(failed.getMessage()), from);
        } catch (NotYet notYet) {
            return ends.cannotTell(step, environment, String.valueOf(notYet.getMessage()));
        }
    }

    private StepRecord body(CompiledStep step, Environment environment, String turn, Instant from) {
        return switch (step.body()) {
            case CompiledStep.Group group -> grouped(step, steps(group.steps(), environment, turn), environment, from);
            case CompiledStep.Assign assign -> assigned(step, assign, environment, from);
            case CompiledStep.End end -> ended(step, end, environment, turn, from);
            case CompiledStep.Read read -> new ReadStep(run, ends, step, read, environment, turn, from).run();
            case CompiledStep.Change change -> noted(actions.change(step, change, environment, turn, from));
            case CompiledStep.Named named -> noted(actions.named(step, named, environment, turn, from));
            case CompiledStep.Modify modify -> noted(actions.modify(step, modify, environment, turn, from));
        };
    }

    /** What waits holds up all that comes after it. */
    private StepRecord noted(StepRecord record) {
        if (record.outcome() instanceof Outcome.Waiting wait) {
            waiting = Optional.of(wait);
        }
        return record;
    }

    private StepRecord assigned(CompiledStep step, CompiledStep.Assign assign, Environment environment, Instant from) {
        for (var variable : assign.vars()) {
            environment.setVariable(variable.name(), Variables.evaluate(variable, environment, from));
        }
        return StepRecord.of(step, new Outcome.NothingToDo("", Value.obj()), List.of(), from, run.now());
    }

    /** In a loop it is the end of that turn; the others are tried. */
    private StepRecord ended(
            CompiledStep step, CompiledStep.End end, Environment environment, String turn, Instant from) {
        var reason = end.reason()
                .map(text -> text.evaluateLenient(environment))
                .orElse(Value.of(""))
                .redact();
        var text = reason instanceof Value.Text known ? known.text() : reason.show();
        ended = true;
        stopped = "`" + step.name() + "` ended the " + (turn.isEmpty() ? "run" : "turn");
        if (!end.success()) {
            return ends.failed(step, environment, "Fail", text, from);
        }
        environment.setStep(step.name(), StepValue.ended("nothing-to-do", Value.obj(), Value.obj()));
        return StepRecord.of(step, new Outcome.NothingToDo(text, Value.obj()), List.of(), from, run.now());
    }
}
