package io.parry.engine.plan;

import io.parry.engine.action.Action;
import io.parry.engine.action.Call;
import io.parry.engine.action.Catalog;
import io.parry.engine.action.Moment;
import io.parry.engine.action.Operation;
import io.parry.engine.action.OperationFacts;
import io.parry.engine.action.Outcome;
import io.parry.engine.action.Past;
import io.parry.engine.action.Plan;
import io.parry.engine.action.ReadFailed;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.compile.ConditionText;
import io.parry.engine.compile.ErrorCodes;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.Template;
import io.parry.engine.match.Conditions;
import io.parry.engine.match.Subject;
import io.parry.engine.model.Durations;
import io.parry.engine.model.Step;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans a single action: asks what there is to ask, and has the action say which calls it would make. */
final class StepPlanner {
    private static final Past NOTHING_SENT = List::of;

    private final Catalog catalog;
    private final Reads reads;
    private final String run;
    private final Instant now;
    private final Set<String> doubtful;
    private final Protection protection;
    private boolean changed;

    /** @param doubtful steps that may not run or may fail, as they come to be known */
    StepPlanner(Catalog catalog, Reads reads, String run, Instant now, Set<String> doubtful, Protection protection) {
        this.protection = protection;
        this.doubtful = doubtful;
        this.catalog = catalog;
        this.reads = reads;
        this.run = run;
        this.now = now;
    }

    PlannedStep plan(CompiledStep step, Environment environment) {
        try {
            return switch (step.body()) {
                case CompiledStep.Read read -> read(step, read, environment);
                case CompiledStep.Change change -> change(step, change, environment);
                case CompiledStep.Modify modify -> modify(step, modify, environment);
                case CompiledStep.Named named -> named(step, named, environment);
                default -> throw new IllegalStateException("no action: " + step.name());
            };
        } catch (EvaluationFailed failed) {
            return fails(step, environment, failed.code(), String.valueOf(failed.getMessage()));
        }
    }

    private static PlannedStep fails(CompiledStep step, Environment environment, String code, String message) {
        environment.setStep(step.name(), StepValue.failed(step.name(), "failed", code, message));
        return PlannedStep.fails(step, code, message);
    }

    // ---- reads

    private PlannedStep read(CompiledStep step, CompiledStep.Read read, Environment environment) {
        var operation = read.operation().operation();
        var parameters = parameters(read.operation(), read.with(), environment);
        if (!read.operation().askedInPlan() || parameters.unknown().isPresent()) {
            return unasked(step, read, environment, parameters);
        }
        try {
            var answer = Secrets.mark(
                    reads.in(environment.target()).get(operation, parameters), read.secrets(), operation.toString());
            return answered(step, read, environment, answer);
        } catch (ReadFailed failed) {
            return readFailed(step, read, environment, failed);
        }
    }

    private PlannedStep unasked(CompiledStep step, CompiledStep.Read read, Environment environment, Value parameters) {
        var after = parameters.unknown().map(Value.Unknown::after).orElse(step.name());
        environment.setStep(step.name(), unknownRead(Value.unknown(step.name())));
        return PlannedStep.of(
                        step,
                        read.until().isPresent() ? Verdict.WAIT : Verdict.NOTHING,
                        until(step)
                                + (parameters.unknown().isPresent()
                                        ? "asked when " + after + " is known"
                                        : "not asked while planning"))
                .lacking(doubtful(parameters).isPresent());
    }

    /** What is never known where a step does not run that may not run. */
    private Optional<String> doubtful(Value value) {
        return switch (value) {
            case Value.Obj obj ->
                obj.members().values().stream()
                        .flatMap(member -> doubtful(member).stream())
                        .findFirst();
            default -> value.unknown().map(Value.Unknown::after).filter(doubtful::contains);
        };
    }

    private static Value unknownRead(Value unknown) {
        return Value.obj("outcome", unknown, "output", unknown, "state", unknown, "error", unknown);
    }

    private PlannedStep answered(CompiledStep step, CompiledStep.Read read, Environment environment, Value answer) {
        var subject = new Subject(answer, environment, now);
        var failing =
                read.failIf().map(matcher -> Conditions.test(matcher, subject)).orElse(Truth.FALSE);
        if (failing.holds() && !changed) {
            return fails(step, environment, "fail_if", "the answer says that it has failed");
        }
        var until = read.until()
                .map(matcher -> Conditions.test(matcher, subject).settled())
                .orElse(Truth.TRUE);
        if (answer instanceof Value.Unknown unknown) {
            environment.setStep(step.name(), unknownRead(unknown));
            return PlannedStep.of(
                    step, until == Truth.TRUE ? Verdict.NOTHING : Verdict.WAIT, until(step) + "not asked offline");
        }
        if (!until.holds()) {
            environment.setStep(step.name(), unknownRead(Value.unknown(step.name())));
            return PlannedStep.of(step, Verdict.WAIT, until(step) + asOfNow("not so yet"));
        }
        environment.setStep(step.name(), StepValue.ended("succeeded", answer, answer));
        return PlannedStep.of(step, Verdict.NOTHING, asOfNow("asked"));
    }

    /** {@code until {…} (≤ 4h), } of a read that waits for something; nothing of any other. */
    private static String until(CompiledStep step) {
        return step.source().body() instanceof Step.Act act && act.until().isPresent()
                ? "until " + ConditionText.of(act.until().get())
                        + step.timeout()
                                .map(limit -> " (≤ " + Durations.show(limit) + ")")
                                .orElse("") + ", "
                : "";
    }

    private String asOfNow(String said) {
        return changed ? said + ", as of now" : said;
    }

    private PlannedStep readFailed(
            CompiledStep step, CompiledStep.Read read, Environment environment, ReadFailed failed) {
        var code = ErrorCodes.bare(failed.answer().code());
        if (read.acceptErrors().contains(code)) {
            environment.setStep(
                    step.name(),
                    StepValue.accepted("succeeded", code, failed.answer().message()));
            return PlannedStep.of(step, Verdict.NOTHING, asOfNow("asked: " + code));
        }
        if (changed) {
            environment.setStep(step.name(), unknownRead(Value.unknown(step.name())));
            return PlannedStep.of(
                    step, read.until().isPresent() ? Verdict.WAIT : Verdict.NOTHING, "known when its turn comes");
        }
        return fails(step, environment, code, read.operation().operation() + ": " + code);
    }

    // ---- changes

    private PlannedStep change(CompiledStep step, CompiledStep.Change change, Environment environment) {
        var with = parameters(change.operation(), change.with(), environment);
        var about = new About(change.about(), catalog)
                .of(environment, change.operation().operation(), with, environment.target());
        var action = new ApiChange(change, Subject.of(environment, now), about);
        return planned(step, action, with, environment, change.unless().map(CompiledStep.Check::source));
    }

    private PlannedStep named(CompiledStep step, CompiledStep.Named named, Environment environment) {
        return planned(step, named.action(), inputs(named, environment), environment, Optional.empty());
    }

    /** A message is planned even where a value that it would mention is missing. */
    private static Value inputs(CompiledStep.Named named, Environment environment) {
        if (named.with().isEmpty()) {
            return Value.obj();
        }
        var with = named.with().get();
        if (!named.tells()) {
            return known(with.evaluate(environment), environment);
        }
        try {
            return told(with.evaluate(environment));
        } catch (EvaluationFailed failed) {
            return with.evaluateLenient(environment);
        }
    }

    /** In a text that will be sent, what is not known yet stands as such for the reader of the plan. */
    private static Value told(Value value) {
        return switch (value) {
            case Value.Unknown unknown -> unknown.redact();
            case Value.Joined joined ->
                joined.secrets().isEmpty()
                        ? joined.redact()
                        : new Value.Joined(
                                joined.parts().stream().map(StepPlanner::told).toList());
            case Value.Obj obj -> {
                var members = new LinkedHashMap<String, Value>();
                obj.members().forEach((name, member) -> members.put(name, told(member)));
                yield new Value.Obj(members);
            }
            default -> value;
        };
    }

    private PlannedStep modify(CompiledStep step, CompiledStep.Modify modify, Environment environment) {
        var with = parameters(modify.read().operation(), modify.read().with(), environment);
        var action = new ApiModify(modify, Subject.of(environment, now), catalog);
        return planned(step, action, with, environment, Optional.empty());
    }

    private PlannedStep planned(
            CompiledStep step, Action action, Value with, Environment environment, Optional<String> unless) {
        var inputs = new StepInputs(with, environment.target(), new Moment(run, step.name(), "", now));
        var tracked = new Tracked(reads.in(environment.target()));
        try {
            return said(
                    step,
                    action,
                    with,
                    new MarkedAction(action, catalog).plan(inputs, tracked, NOTHING_SENT),
                    tracked,
                    environment,
                    unless);
        } catch (NotYet notYet) {
            known(Value.unknown(notYet.after()), environment);
            return notYet(step, action, with, environment, notYet);
        } catch (ReadFailed failed) {
            var code = ErrorCodes.bare(failed.answer().code());
            return changed
                    ? notYet(step, action, with, environment, new NotYet("its turn has come"))
                    : fails(step, environment, code, failed.operation() + ": " + code);
        }
    }

    /** A set has no order; a plan of the same has the same text. */
    private static List<Operation> sorted(Set<Operation> operations) {
        return operations.stream()
                .sorted(Comparator.comparing(Operation::toString))
                .toList();
    }

    private PlannedStep notYet(CompiledStep step, Action action, Value with, Environment environment, NotYet notYet) {
        environment.setStep(step.name(), StepValue.planned(step.name()));
        changed = true;
        return PlannedStep.of(step, Verdict.MAY, "known after " + notYet.after())
                .lacking(doubtful.contains(notYet.after()))
                .withAtMost(sorted(action.uses(with).calls()));
    }

    private PlannedStep said(
            CompiledStep step,
            Action action,
            Value with,
            Plan plan,
            Tracked tracked,
            Environment environment,
            Optional<String> unless) {
        return switch (plan) {
            case Plan.Holds holds -> {
                var output = step.body() instanceof CompiledStep.Change || step.body() instanceof CompiledStep.Modify
                        ? holds.output().at("output")
                        : holds.output();
                environment.setStep(
                        step.name(),
                        StepValue.proven(
                                "nothing-to-do",
                                Outcome.Proof.STATE,
                                output,
                                holds.output().at("state")));
                yield PlannedStep.of(step, Verdict.NOTHING, asOfNow(holds.seen()));
            }
            case Plan.Wait wait -> {
                environment.setStep(step.name(), StepValue.planned(step.name()));
                yield PlannedStep.of(step, Verdict.WAIT, wait.what());
            }
            case Plan.Refuse refuse
            when changed && refuse.code().equals("cannot-tell") ->
                notYet(step, action, with, environment, new NotYet("its turn has come"));
            case Plan.Refuse refuse -> fails(step, environment, refuse.code(), refuse.why());
            case Plan.Act act
            when protection.keepsBack(all(act)).isPresent() ->
                blocked(step, act, environment, protection.keepsBack(all(act)).get());
            case Plan.Act act -> {
                environment.setStep(step.name(), StepValue.planned(step.name()));
                changed |= act.now().stream().anyMatch(call -> call.effect() != io.parry.engine.action.Effect.NOTIFY);
                var planned = PlannedStep.of(step, tracked.unknown() ? Verdict.MAY : Verdict.WILL, why(tracked, unless))
                        .withCalls(act.now(), act.then(), asksAPerson(step));
                yield doubtful(with)
                        .map(after -> planned.lacking(true).perhaps("known after " + after))
                        .or(() -> protection
                                .needs(all(act))
                                .map(after -> planned.perhaps("unless it is protected, known after " + after)))
                        .orElse(planned);
            }
        };
    }

    private static List<Call> all(Plan.Act act) {
        return Stream.concat(act.now().stream(), act.then().stream()).toList();
    }

    /** As a run ends it: what stands beside the fault is what would have been sent. */
    private static PlannedStep blocked(
            CompiledStep step, Plan.Act act, Environment environment, PlaybookPlan.Blocked by) {
        environment.setStep(step.name(), StepValue.failed(step.name(), "blocked", by.guard(), by.why()));
        return PlannedStep.fails(step, by.guard(), "blocked by " + by.guard() + ": " + by.why())
                .withCalls(act.now(), act.then(), false);
    }

    private static boolean asksAPerson(CompiledStep step) {
        return step.source()
                .approval()
                .filter(approval -> !approval.notNeeded())
                .isPresent();
    }

    private static String why(Tracked tracked, Optional<String> unless) {
        if (!tracked.unknown()) {
            return "";
        }
        var asked = tracked.asked().stream().map(Operation::toString).collect(Collectors.joining(" or "));
        return unless.map(source -> "unless " + asked + " says " + source)
                .orElse("unless " + asked + " says otherwise");
    }

    private static Value parameters(OperationFacts operation, Optional<Template> with, Environment environment) {
        return operation.marked(
                known(with.map(template -> template.evaluate(environment)).orElse(Value.obj()), environment));
    }

    /** What a step that failed or does not run would have given is never known. */
    private static Value known(Value with, Environment environment) {
        with.unknown().map(Value.Unknown::after).filter(environment::isOver).ifPresent(step -> {
            throw new EvaluationFailed("cannot-tell", "needs what is known only after " + step);
        });
        return with;
    }

    /** Reads that remember what was asked and whether an answer is unknown. */
    private static final class Tracked implements Reads {
        private final Reads reads;
        private final Set<Operation> asked;
        private final boolean[] unknown;

        Tracked(Reads reads) {
            this(reads, new LinkedHashSet<>(), new boolean[1]);
        }

        private Tracked(Reads reads, Set<Operation> asked, boolean[] unknown) {
            this.reads = reads;
            this.asked = asked;
            this.unknown = unknown;
        }

        Set<Operation> asked() {
            return asked;
        }

        boolean unknown() {
            return unknown[0];
        }

        @Override
        public Value get(Operation operation, Value parameters) {
            return noted(operation, reads(parameters, () -> reads.get(operation, parameters), operation));
        }

        @Override
        public Value find(Operation operation, Value parameters, String... absentCodes) {
            return noted(operation, reads(parameters, () -> reads.find(operation, parameters, absentCodes), operation));
        }

        @Override
        public Value whole(Operation operation, Value parameters, String... absentCodes) {
            return noted(
                    operation, reads(parameters, () -> reads.whole(operation, parameters, absentCodes), operation));
        }

        /** What is not known yet cannot be asked about. */
        private static Value reads(Value parameters, java.util.function.Supplier<Value> ask, Operation operation) {
            return parameters.unknown().isPresent() ? Value.unknown(operation.toString()) : ask.get();
        }

        private Value noted(Operation operation, Value answer) {
            asked.add(operation);
            unknown[0] |= answer.unknown().isPresent();
            return answer;
        }

        @Override
        public Reads in(Target target) {
            return new Tracked(reads.in(target), asked, unknown);
        }
    }
}
