package io.parry.actions;

import io.parry.engine.action.Action;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Call;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Done;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.Moment;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Plan;
import io.parry.engine.action.ReadFailed;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One step without an engine: an action, what it is given, where, and the world it finds. */
final class Story {
    private static final Instant TIME = Instant.parse("2026-06-01T00:00:00Z");

    private final Action action;
    private final Value with;
    private final Target target;
    private final Reads reads;
    private final List<Done> past = new ArrayList<>();
    private final Set<String> lookedAt = new TreeSet<>();

    Story(Action action, Value with, Target target, Reads reads) {
        this.action = action;
        this.with = with;
        this.target = target;
        this.reads = reads;
    }

    Plan plan() {
        return plan(reads);
    }

    /** The same step at the same moment, seeing something else. */
    Plan plan(Reads seen) {
        return plan(seen, new Moment("run-1", "step-1", "", TIME));
    }

    /** The same step in another run, or in another turn of a loop. */
    Plan plan(String run, String step, String turn) {
        return plan(reads, new Moment(run, step, turn, TIME));
    }

    private Plan plan(Reads seen, Moment moment) {
        return action.plan(new Given(with, target, moment, lookedAt), seen, () -> List.copyOf(past));
    }

    /** The inputs that the action has asked for, by name. */
    Set<String> lookedAt() {
        return lookedAt;
    }

    /** Sends what is planned now, once. */
    void act(Cloud cloud) {
        for (var call : ((Plan.Act) plan()).now()) {
            var answer = cloud.call(call.operation(), call.guarded(), call.target(), Moto.soon());
            if (answer instanceof Answer.Ok ok) {
                did(call, ok.value());
            } else {
                throw new AssertionError(answer.toString());
            }
        }
    }

    void did(Call call, Value response) {
        past.add(new Done(call, Done.Status.OK, response, "", "", TIME));
    }

    /** Was sent; nobody knows what became of it. */
    void may(Call call) {
        past.add(new Done(call, Done.Status.IN_DOUBT, Value.MISSING, "", "", TIME));
    }

    private record Given(Value with, Target target, Moment moment, Set<String> lookedAt) implements Inputs {
        @Override
        public Value get(String name) {
            lookedAt.add(name);
            return Inputs.super.get(name);
        }
    }

    /** Nothing is known. */
    static final Reads OFFLINE = new Reads() {
        @Override
        public Value get(Operation operation, Value parameters) {
            return Value.unknown(operation.toString());
        }

        @Override
        public Value find(Operation operation, Value parameters, String... absentCodes) {
            return get(operation, parameters);
        }

        @Override
        public Value whole(Operation operation, Value parameters, String... absentCodes) {
            return find(operation, parameters, absentCodes);
        }

        @Override
        public Reads in(Target target) {
            return this;
        }
    };

    /** What a cloud says. */
    record Live(Cloud cloud, Target target) implements Reads {
        @Override
        public Value get(Operation operation, Value parameters) {
            return find(operation, parameters);
        }

        @Override
        public Value find(Operation operation, Value parameters, String... absentCodes) {
            return switch (cloud.read(operation, parameters, target, Moto.soon())) {
                case Answer.Ok ok -> ok.value();
                case Answer.Failed failed when List.of(absentCodes).contains(failed.code()) -> Value.MISSING;
                case Answer.Failed failed -> throw new ReadFailed(operation, failed);
            };
        }

        @Override
        public Value whole(Operation operation, Value parameters, String... absentCodes) {
            return find(operation, parameters, absentCodes);
        }

        @Override
        public Reads in(Target other) {
            return new Live(cloud, other);
        }
    }
}
