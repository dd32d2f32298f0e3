package io.parry.engine.run.matrix;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal;
import io.parry.engine.model.Mode;
import io.parry.engine.run.RunResult;
import io.parry.engine.run.Runner;
import io.parry.engine.run.Sleeper;
import io.parry.engine.value.Value;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A delivery, carried out by the real {@link Runner} as far as its next step. A run hangs on nothing but what it is
 * told, by the journal, by the cloud and by the clock: so it is begun anew each time, told again what it was told
 * before, and stopped, by an error that nothing catches, where it would do the step after the one that it is let do.
 */
final class Delivery extends Clock implements Cloud, Sleeper {
    /** These leave something behind. */
    private static final Set<String> WRITES =
            Set.of("claim", "intent", "result", "note", "sleep", "end", "lock", "unlock", "admit", "keep", "keepEvent");
    /**
     * These meet nobody else: they are about the run itself, which others see only after what comes next. Who has been
     * overtaken hears of it there.
     */
    private static final Set<String> OWN = Set.of("calls", "noted", "note", "hasChanged", "keep", "keepEvent");

    private final Scenario scenario;
    private final Shared shared;
    private final Worker worker;
    private final List<Heard> told;
    /** What happened now that had not happened before. */
    final List<Happened> happened = new ArrayList<>();

    private Instant now;
    private int next;
    private boolean stepped;
    private boolean warmingUp;
    private boolean alone;
    private String sent = "";

    /** @param answer or what was thrown */
    record Heard(String step, Instant at, @Nullable Object answer, boolean thrown) {}

    /** @param args of the call */
    record Happened(String step, List<Object> args, Heard heard, Optional<Shared.Deed> deed) {}

    /** How far it came: to its end, or to before the next step. */
    record Turn(Optional<RunResult> result, Optional<Step> pending) {}

    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;
        private final transient Step before;

        Stopped(Step before) {
            super("stopped", null, false, false);
            this.before = before;
        }
    }

    Delivery(Scenario scenario, Shared shared, Worker worker) {
        this.scenario = scenario;
        this.shared = shared;
        this.worker = worker;
        this.told = worker.told();
        this.now = worker.from();
    }

    /** With nobody about: to its end. */
    Turn runAlone() {
        alone = true;
        return run();
    }

    Turn run() {
        var journal = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(),
                new Class<?>[] {Journal.class},
                (proxy, method, args) -> journal(method, args == null ? new Object[0] : args));
        var runner =
                new Runner(Matrix.BENCH, this, journal, this, this, Set.of(), scenario.owner(worker), scenario.lease());
        var match = scenario.match(worker.run());
        try {
            warmUp(runner, match);
            return new Turn(Optional.of(runner.run(match, Mode.ENFORCE)), Optional.empty());
        } catch (Stopped stopped) {
            return new Turn(Optional.empty(), Optional.of(stopped.before));
        }
    }

    /** A process that serves all deliveries has served those before this one. */
    private void warmUp(Runner runner, io.parry.engine.match.Match match) {
        warmingUp = true;
        for (int i = 0; scenario.oneProcess() && i < worker.number(); i++) {
            var unused = runner.run(match, Mode.ENFORCE);
        }
        warmingUp = false;
    }

    private @Nullable Object journal(Method method, Object[] args) {
        var name = method.getName();
        if (warmingUp) {
            if (name.equals("control")) {
                return Journal.Control.NONE;
            }
            if (name.equals("keepEvent")) {
                return Optional.empty();
            }
            throw new Journal.Unreachable("not yet");
        }
        Shared.Deed deed = other -> invoked(method, other, args);
        return step(
                new Step("journal " + name, Optional.empty(), sent),
                scenario.everyCall() || !OWN.contains(name),
                List.of(args),
                WRITES.contains(name) ? Optional.of(deed) : Optional.empty(),
                () -> invoked(method, shared, args));
    }

    private static @Nullable Object invoked(Method method, Shared shared, Object[] args) {
        try {
            return method.invoke(shared.journal, args);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(thrown);
        } catch (IllegalAccessException error) {
            throw new AssertionError(error);
        }
    }

    @Override
    public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
        return (Answer) told(step(
                new Step("read " + operation, Optional.empty(), sent),
                true,
                List.of(parameters),
                Optional.empty(),
                () -> shared.aws.read(operation, parameters)));
    }

    @Override
    public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
        sent = operation.toString();
        Shared.Deed deed = other -> {
            var unused = other.aws.write(operation, parameters, target);
        };
        return (Answer) told(step(
                new Step("call " + operation, Optional.empty(), sent),
                true,
                List.of(parameters),
                Optional.of(deed),
                () -> shared.aws.write(operation, parameters, target)));
    }

    private static Object told(@Nullable Object answer) {
        if (answer == null) {
            throw new AssertionError("no answer");
        }
        return answer;
    }

    @Override
    public void sleep(Duration duration) {
        var unused = step(
                new Step("sleep", Optional.of(now.plus(duration)), sent),
                true,
                List.of(duration),
                Optional.empty(),
                () -> slept(now.plus(duration)));
    }

    private @Nullable Object slept(Instant until) {
        if (alone) {
            shared.passTo(until);
        }
        return null;
    }

    private @Nullable Object step(
            Step step, boolean seen, List<Object> args, Optional<Shared.Deed> deed, Supplier<@Nullable Object> act) {
        if (next < told.size()) {
            var heard = told.get(next++);
            if (!heard.step.equals(step.name())) {
                throw new AssertionError(
                        "a run that is told the same does not do the same: " + heard.step + ", " + step.name());
            }
            return given(heard);
        }
        if (seen && stepped && !alone) {
            throw new Stopped(step);
        }
        stepped |= seen;
        var heard = heard(step, act);
        happened.add(new Happened(step.name(), args, heard, heard.thrown ? Optional.empty() : deed));
        return given(heard);
    }

    private Heard heard(Step step, Supplier<@Nullable Object> act) {
        try {
            return new Heard(step.name(), shared.aws.instant(), act.get(), false);
        } catch (Journal.Fenced | Journal.Unreachable failed) {
            return new Heard(step.name(), shared.aws.instant(), failed, true);
        }
    }

    private @Nullable Object given(Heard heard) {
        now = heard.at;
        if (heard.thrown && heard.answer instanceof RuntimeException failed) {
            throw failed;
        }
        return heard.answer;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
