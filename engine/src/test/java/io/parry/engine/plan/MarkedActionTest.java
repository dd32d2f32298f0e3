package io.parry.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.parry.engine.Bench;
import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Call;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.Moment;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Past;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.action.Uses;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MarkedActionTest {
    private static final Operation PUT = Operation.of("vault:Put");
    private static final Target HERE = Target.of("111122223333", "us-east-1", "");
    private static final Value WITH = Value.obj("Key", "k", "Secret", "correct-horse-7");

    /** Writes what its own code has made up, and says how to take it back. */
    private record Puts() implements Action {
        @Override
        public ActionSpec spec() {
            return new ActionSpec("Puts", "", List.of(), "", new Uses(Set.of(), Set.of(PUT)), Duration.ZERO);
        }

        @Override
        public Plan plan(Inputs in, Reads now, Past past) {
            return Plan.Act.now(Call.of(PUT, WITH, HERE, Effect.CHANGE, List.of("arn:k"))
                    .changing("$.Text", Value.of("battery-8"), Value.of("correct-horse-7"))
                    .undoneBy(new Call.Undo("vault:Put", Value.obj("Key", "k", "Secret", "battery-8"))));
        }
    }

    @Test
    void aCallOfANamedActionIsSentAsItIsAndShownWithoutSecrets() {
        var inputs = new StepInputs(Value.obj(), HERE, new Moment("r", "s", "", Instant.EPOCH));
        var plan = (Plan.Act) new MarkedAction(new Puts(), new Bench()).plan(inputs, new Unasked(), List::of);
        var call = plan.now().getFirst();
        assertEquals(WITH, call.parameters().reveal());
        var shown = call.redacted().toString() + call.undo();
        assertFalse(shown.contains("correct-horse-7") || shown.contains("battery-8"), shown);
        assertEquals("k", call.parameters().at("Key").text());
    }

    private record Unasked() implements Reads {
        @Override
        public Value get(Operation operation, Value parameters) {
            throw new IllegalStateException("nothing is read");
        }

        @Override
        public Value find(Operation operation, Value parameters, String... absentCodes) {
            return get(operation, parameters);
        }

        @Override
        public Value whole(Operation operation, Value parameters, String... absentCodes) {
            return get(operation, parameters);
        }

        @Override
        public Reads in(Target target) {
            return this;
        }
    }
}
