package io.parry.deploy;

import io.parry.actions.VirtualTime;
import io.parry.actions.door.Pace;
import io.parry.engine.Bench;
import io.parry.engine.Engine;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.match.Home;
import io.parry.engine.model.Mode;
import io.parry.engine.run.Runner;
import io.parry.engine.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The doors around one playbook, a trail that can be stopped and started, and a queue, all in this process. */
final class Yard implements Cloud {
    private static final String HEAD = """
            id: one
            version: 1.0.0
            title: One
            mode: enforce
            """;

    final VirtualTime time = new VirtualTime();
    final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    final Set<String> logging = ConcurrentHashMap.newKeySet();
    final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Bench bench = new Bench();
    private final Engine engine;
    private final AtomicInteger owners = new AtomicInteger();
    private final Journal journal;
    private Mode most = Mode.ENFORCE;

    Yard(String yaml) {
        this(yaml, new MemoryJournal());
    }

    Yard(String yaml, Journal journal) {
        var playbook = bench.playbook(HEAD + yaml);
        this.journal = journal;
        this.engine = new Engine(List.of(playbook), Map.of(), bench, Home.UNKNOWN, time);
    }

    Yard atMost(Mode mode) {
        most = mode;
        return this;
    }

    Engine engine() {
        return engine;
    }

    private Log log() {
        return new Log(new PrintStream(written, true, StandardCharsets.UTF_8), time);
    }

    private Runs runs() {
        Runners runners = (match, invocation, lease) ->
                new Runner(bench, this, journal, time, time, Set.of(), "owner" + owners.incrementAndGet(), lease);
        return new Runs(runners, most, Pace.none(), Traces.ofLambda(time), log(), time);
    }

    List<Door> doors() {
        var queue = Optional.of(new Queue(this, Target.of("", "us-east-1", ""), "http://queue", time));
        var events = new EventDoor(this::engine, runs(), queue, time);
        return List.of(
                new QueueDoor(this::engine, runs(), queue, log(), time),
                new RotationDoor(this::engine, runs(), time, time),
                new Sweep(journal, queue, log(), time),
                new NotificationDoor(events),
                events);
    }

    /** What the doors answer to it within a minute. */
    Value asked(Value request) {
        return asked(request, Duration.ofMinutes(1));
    }

    Value asked(Value request, Duration time) {
        var now = this.time.instant();
        return doors().stream()
                .filter(door -> door.takes(request))
                .findFirst()
                .orElseThrow()
                .answer(request, new Invocation("r", now, now.plus(time)));
    }

    /** All that was logged. */
    String logged() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Override
    public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
        sent.add(operation + " " + parameters.redact().show());
        if (failing.contains(operation.toString())) {
            return new Answer.Failed(Answer.Kind.DENIED, "AccessDenied", "denied", Value.MISSING, "");
        }
        if (operation.equals(Operation.of("trail:Start"))) {
            logging.add(parameters.at("Name").text());
        }
        return new Answer.Ok(Value.obj(), "request");
    }

    @Override
    public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
        if (failing.contains(operation.toString())) {
            throw new IllegalArgumentException("a bug");
        }
        return new Answer.Ok(
                Value.obj("IsLogging", logging.contains(parameters.at("Name").text())), "request");
    }
}
