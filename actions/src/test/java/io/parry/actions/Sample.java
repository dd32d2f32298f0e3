package io.parry.actions;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Call;
import io.parry.engine.action.Operation;
import io.parry.engine.action.ReadFailed;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An AWS as small as one action needs it: a state, how reads look at it, and how calls and time change it. Everything
 * is a function of a {@link Value}, so an action's test says its world in a few lines:
 *
 * <pre>{@code
 * Sample world() {
 *     return new Sample(Value.obj("on", false))
 *             .read("x:GetThing", (state, asked) -> Value.obj("Enabled", state.at("on")))
 *             .call("x:EnableThing", (state, sent) -> state.with("on", true));
 * }
 * }</pre>
 *
 * <p>A read that answers {@link Value#MISSING} is AWS's "there is no such thing". A call may have a response, worked
 * out from the state after it. {@link #later} says what time does while the action waits.
 */
final class Sample {
    private final Map<Operation, Look> reads = new HashMap<>();
    private final Map<Operation, Deed> calls = new HashMap<>();
    private UnaryOperator<Value> later = state -> state;
    private Value state;

    /** An answer, or a new state, from the state and the parameters. */
    interface Look {
        Value of(Value state, Value parameters);
    }

    /** What becomes of an answer on its way to the action; may throw {@link ReadFailed}. */
    interface Twist {
        Value of(Asked asked, Value said);
    }

    private record Deed(Look change, Look response) {}

    record Asked(Operation operation, Value parameters, List<String> absentCodes) {}

    Sample(Value state) {
        this.state = state;
    }

    Sample read(String operation, Look look) {
        reads.put(Operation.of(operation), look);
        return this;
    }

    Sample call(String operation, Look change) {
        return call(operation, change, (after, sent) -> Value.obj());
    }

    Sample call(String operation, Look change, Look response) {
        calls.put(Operation.of(operation), new Deed(change, response));
        return this;
    }

    Sample later(UnaryOperator<Value> change) {
        later = change;
        return this;
    }

    void timePasses() {
        state = later.apply(state);
    }

    /** Applies the call and answers it. */
    Value send(Call call) {
        var deed = calls.get(call.operation());
        if (deed == null) {
            throw new AssertionError("the world of this test does not say what " + call.operation() + " changes");
        }
        var sent = call.guarded().reveal();
        state = deed.change.of(state, sent);
        return deed.response.of(state, sent);
    }

    Reads reads() {
        return through((asked, said) -> said);
    }

    Reads through(Twist twist) {
        return new Reads() {
            @Override
            public Value get(Operation operation, Value parameters) {
                return find(operation, parameters);
            }

            @Override
            public Value find(Operation operation, Value parameters, String... absentCodes) {
                var asked = new Asked(operation, parameters, List.of(absentCodes));
                return found(asked, twist.of(asked, look(asked)));
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
    }

    private Value look(Asked asked) {
        var look = reads.get(asked.operation());
        if (look == null) {
            throw new AssertionError("the world of this test does not answer " + asked.operation());
        }
        return look.of(state, asked.parameters());
    }

    private static Value found(Asked asked, Value said) {
        if (said.isMissing() && asked.absentCodes().isEmpty()) {
            throw failed(asked, Answer.Kind.REFUSED, "NotFound");
        }
        return said;
    }

    static ReadFailed failed(Asked asked, Answer.Kind kind, String code) {
        return new ReadFailed(asked.operation(), new Answer.Failed(kind, code, "no", Value.MISSING, ""));
    }
}
