package io.parry.engine.run.matrix;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Stands between a run and the world, and does harm at points that are counted from 0. */
final class Faults implements Cloud {
    private static final Value ACCEPTED = Value.obj(
            "CommandId",
            "c-none",
            "MessageId",
            "none",
            "Id",
            "AKIANONE",
            "Secret",
            Value.secret("none", Value.of("canary-none")),
            "FlowLogIds",
            Value.arr("fl-none"),
            "Entries",
            Value.arr(Value.obj("EventId", "none"), Value.obj("EventId", "none")));

    private final LaggingAws aws;
    private final Map<Integer, Fault> planned;
    private Optional<Operation> forGood = Optional.empty();
    private Fault lasting = Fault.SLOW;
    private Runnable other = () -> {};
    private int otherAt = -1;
    /** The points met, in order. */
    final List<String> points = new ArrayList<>();
    /** The faults that happened, by point. */
    final Map<Integer, Fault> fired = new TreeMap<>();
    /** How often something may have taken effect of which nobody knows. */
    int doubts;
    /** Whether a secret was to be written down. */
    boolean toldTheJournal;

    Faults(LaggingAws aws, Map<Integer, Fault> planned) {
        this.aws = aws;
        this.planned = Map.copyOf(planned);
    }

    /** Does something else, once, when that point is reached. */
    void interrupt(int point, Runnable with) {
        otherAt = point;
        other = with;
    }

    boolean allFired() {
        return fired.size() == planned.size();
    }

    private Optional<Fault> here(String point) {
        int number = points.size();
        points.add(point);
        if (number == otherAt) {
            other.run();
        }
        var fault = Optional.ofNullable(planned.get(number))
                .filter(known -> Fault.of(point).contains(known));
        fault.ifPresent(known -> fired.put(number, known));
        return fault;
    }

    @Override
    public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
        return met("read " + operation, operation, () -> aws.read(operation, parameters));
    }

    @Override
    public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
        return met("write " + operation, operation, () -> aws.write(operation, parameters, target));
    }

    private Answer met(String point, Operation operation, Supplier<Answer> world) {
        var fault = here(point);
        if (fault.isEmpty()) {
            return forGood.filter(operation::equals).isPresent() ? lasting() : world.get();
        }
        boolean write = point.startsWith("write");
        return switch (fault.get()) {
            case CRASH_BEFORE -> throw new Crash();
            case CRASH_AFTER -> {
                doubts++;
                var unused = world.get();
                throw new Crash();
            }
            case THROTTLE -> failed(Answer.Kind.AGAIN, "Throttling");
            case DENY -> failed(Answer.Kind.DENIED, "AccessDenied");
            case DENY_FOR_GOOD, UNCHANGED_FOR_GOOD -> {
                forGood = Optional.of(operation);
                lasting = fault.get();
                yield lasting();
            }
            case LOST_REQUEST -> {
                doubts += write ? 1 : 0;
                yield failed(write ? Answer.Kind.IN_DOUBT : Answer.Kind.AGAIN, "Timeout");
            }
            case LOST_RESPONSE -> {
                doubts++;
                var unused = world.get();
                yield failed(Answer.Kind.IN_DOUBT, "Timeout");
            }
            case SLOW -> {
                var answer = world.get();
                aws.pass(Duration.ofSeconds(40));
                yield answer;
            }
            case DOWN -> throw new AssertionError("the cloud is no journal");
        };
    }

    private Answer lasting() {
        return lasting == Fault.DENY_FOR_GOOD
                ? failed(Answer.Kind.DENIED, "AccessDenied")
                : new Answer.Ok(ACCEPTED, "request");
    }

    private static Answer failed(Answer.Kind kind, String code) {
        return new Answer.Failed(kind, code, "", Value.MISSING, "");
    }

    /** A write of the journal. A result that nobody wrote down leaves a call in doubt. */
    <T> T journal(String what, Supplier<T> write) {
        var fault = here("journal " + what);
        if (fault.isEmpty()) {
            return write.get();
        }
        if (what.equals("result") && fault.get() != Fault.CRASH_AFTER) {
            doubts++;
        }
        if (fault.get() == Fault.DOWN) {
            throw new Journal.Unreachable("the journal does not answer");
        }
        if (fault.get() == Fault.CRASH_AFTER) {
            var unused = write.get();
        }
        throw new Crash();
    }

    /** The process ends here; nothing that could run afterwards may. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("crash", null, false, false);
        }
    }
}
