package io.parry.engine.run.matrix;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.run.VirtualTime;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A small AWS whose reads show the state of some seconds ago, with a clock that moves only when somebody sleeps. It
 * counts what took effect, and watches an invariant at every moment.
 */
final class LaggingAws extends VirtualTime {
    /** What there is, by kind and name: {@code trail/management}. */
    record State(Map<String, Value> things, Instant now) {
        Value get(String name) {
            return things.getOrDefault(name, Value.MISSING);
        }

        boolean has(String name) {
            return things.containsKey(name);
        }

        List<String> names(String kind) {
            return things.keySet().stream()
                    .filter(name -> name.startsWith(kind + "/"))
                    .toList();
        }

        List<Value> all(String kind) {
            return names(kind).stream().map(things::get).toList();
        }
    }

    private record Snapshot(Instant from, Map<String, Value> things) {}

    private final List<Snapshot> history = new ArrayList<>();
    private final Predicate<State> always;
    private int made;
    Duration lag = Duration.ofSeconds(6);
    /** Operations that took effect, in order. */
    final List<String> effects = new ArrayList<>();
    /** The first thing after which the invariant did not hold. */
    Optional<String> broken = Optional.empty();

    LaggingAws(Map<String, Value> start, Predicate<State> always) {
        this.always = always;
        history.add(new Snapshot(Instant.EPOCH, new TreeMap<>(start)));
    }

    State latest() {
        return new State(history.getLast().things, instant());
    }

    private State seen() {
        var asOf = instant().minus(lag);
        return history.reversed().stream()
                .filter(snapshot -> !snapshot.from.isAfter(asOf))
                .findFirst()
                .map(snapshot -> new State(snapshot.things, instant()))
                .orElseThrow();
    }

    /** Puts a thing, or takes it away where the value is missing. */
    void put(String name, Value value) {
        var things = new TreeMap<>(history.getLast().things);
        if (value.isMissing()) {
            things.remove(name);
        } else {
            things.put(name, value);
        }
        history.add(new Snapshot(instant(), things));
        if (broken.isEmpty() && !always.test(latest())) {
            broken = Optional.of(name);
        }
    }

    String fresh(String prefix) {
        return prefix + ++made;
    }

    Answer read(Operation operation, Value parameters) {
        return answered(() -> Services.read(operation.toString(), parameters.reveal(), seen()));
    }

    Answer write(Operation operation, Value parameters, Target target) {
        return answered(() -> {
            var answer = Services.write(operation.toString(), parameters.reveal(), target, this);
            effects.add(operation.toString());
            return answer;
        });
    }

    /** As the waist does it, an answer that says itself that part of it failed is no success. */
    private static Answer answered(java.util.function.Supplier<Value> service) {
        try {
            var value = service.get();
            return value.at("partly").exists()
                    ? new Answer.Failed(Answer.Kind.PARTLY, "Unsuccessful", "", value.with("partly", Value.MISSING), "")
                    : new Answer.Ok(value, "request");
        } catch (Refused refused) {
            return new Answer.Failed(refused.kind, refused.code, "", Value.MISSING, "request");
        }
    }

    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Answer.Kind kind;
        private final String code;

        Refused(Answer.Kind kind, String code) {
            super(code, null, false, false);
            this.kind = kind;
            this.code = code;
        }

        Refused(String code) {
            this(Answer.Kind.REFUSED, code);
        }
    }

    void pass(Duration time) {
        sleep(time);
    }
}
