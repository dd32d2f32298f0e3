package io.parry.engine.run;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A cloud in memory whose reads lag behind its writes, with a clock that moves only when somebody sleeps. */
final class World extends VirtualTime implements Cloud {
    /** What happens to the next call of an operation instead of what it asks for. */
    enum Fault {
        DENIED,
        THROTTLED,
        /** Applied, and the answer is lost. */
        LOST_RESPONSE,
        /** Not applied, and nobody knows. */
        LOST_REQUEST,
        /** Answered with success, and nothing is changed. */
        UNCHANGED,
        REFUSED
    }

    private record Write(Instant at, String trail, boolean logging) {}

    private final List<Write> writes = new ArrayList<>();
    private final Map<String, List<Fault>> faults = new HashMap<>();
    /** What was sent, whatever became of it. */
    final List<String> sent = new ArrayList<>();
    /** What took effect, counted by the world. */
    final List<String> effects = new ArrayList<>();

    Duration lag = Duration.ZERO;

    World() {
        writes.add(new Write(Instant.EPOCH, "management", true));
        writes.add(new Write(Instant.EPOCH, "audit", true));
    }

    World stopped(String trail, Instant at) {
        writes.add(new Write(at, trail, false));
        return this;
    }

    World failing(String operation, Fault... next) {
        faults.computeIfAbsent(operation, none -> new ArrayList<>()).addAll(List.of(next));
        return this;
    }

    boolean logging(String trail) {
        return logging(trail, Instant.MAX);
    }

    private boolean logging(String trail, Instant asOf) {
        return writes.stream()
                .filter(write -> write.trail.equals(trail) && !write.at.isAfter(asOf))
                .reduce((first, second) -> second)
                .map(Write::logging)
                .orElseThrow();
    }

    @Override
    public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
        var fault = next(operation);
        if (fault != null) {
            return failed(fault);
        }
        return switch (operation.toString()) {
            case "trail:List" -> ok(Value.obj("Trails", Value.arr("management", "audit")));
            case "random:GetPassword" ->
                ok(Value.obj("Password", Value.secret("random:GetPassword", Value.of("canary"))));
            default ->
                exists(parameters)
                        ? ok(Value.obj(
                                "IsLogging", logging(name(parameters), instant().minus(lag))))
                        : new Answer.Failed(Answer.Kind.REFUSED, "TrailNotFoundException", "", Value.MISSING, "r");
        };
    }

    private boolean exists(Value parameters) {
        return writes.stream().anyMatch(write -> write.trail.equals(name(parameters)));
    }

    private static String name(Value parameters) {
        var arn = parameters.at("Name").text();
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    @Override
    public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
        sent.add(operation + " " + parameters.at("Name").show());
        var fault = next(operation);
        if (fault == null || fault == Fault.LOST_RESPONSE) {
            apply(operation, parameters.reveal());
        }
        return fault == null || fault == Fault.UNCHANGED
                ? ok(Value.obj("MessageId", "m-" + sent.size()))
                : failed(fault);
    }

    private void apply(Operation operation, Value parameters) {
        if (operation.service().equals("trail")) {
            writes.add(new Write(instant(), name(parameters), operation.name().equals("Start")));
            effects.add(operation + " " + name(parameters));
        } else {
            effects.add(operation + " " + parameters.at("Message").show());
        }
    }

    private @org.jspecify.annotations.Nullable Fault next(Operation operation) {
        var next = faults.getOrDefault(operation.toString(), new ArrayList<>());
        return next.isEmpty() ? null : next.removeFirst();
    }

    boolean faultsLeft() {
        return faults.values().stream().anyMatch(left -> !left.isEmpty());
    }

    private static Answer ok(Value value) {
        return new Answer.Ok(value, "request");
    }

    private static Answer failed(Fault fault) {
        var kind = switch (fault) {
            case DENIED -> Answer.Kind.DENIED;
            case THROTTLED -> Answer.Kind.AGAIN;
            case LOST_RESPONSE, LOST_REQUEST -> Answer.Kind.IN_DOUBT;
            default -> Answer.Kind.REFUSED;
        };
        var code = switch (fault) {
            case DENIED -> "AccessDeniedException";
            case THROTTLED -> "ThrottlingException";
            case LOST_RESPONSE, LOST_REQUEST -> "Timeout";
            default -> "ValidationException";
        };
        return new Answer.Failed(kind, code, "", Value.MISSING, "request");
    }
}
