package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.action.Action;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Call;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Plan;
import io.parry.engine.action.ReadFailed;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.value.Json;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every action. A test of one extends it and says what a step of its kind looks like. */
abstract class ActionContract {
    static final Target HERE = Target.of("111122223333", "eu-west-1", "");

    abstract Action action();

    /** The {@code with} of a usual step. */
    abstract Value with();

    @Test
    void blindPlansActOrCannotSayYet() {
        for (var call : blind(with())) {
            assertTrue(action().uses(with()).calls().contains(call.operation()), call.toString());
            assertFalse(call.effect() != Effect.NOTIFY && call.about().isEmpty());
        }
    }

    @Test
    void whatIsNotKnownYetIsNotTakenForAbsent() {
        var unknown = Value.obj();
        for (var name : with().members().sequencedKeySet()) {
            unknown = unknown.with(name, Value.unknown("earlier"));
        }
        var story = new Story(action(), unknown, HERE, Story.OFFLINE);
        assertThrows(NotYet.class, story::plan);
    }

    @Test
    void theSameReadsGiveTheSamePlan() {
        assertEquals(identities(blind(with())), identities(blind(with())));
    }

    @Test
    void aReadThatFailsIsTheEnginesToJudge() {
        var asked = new ArrayList<Operation>();
        var story = new Story(action(), with(), HERE, denied(asked));
        if (!action().uses(with()).reads().isEmpty()) {
            assertThrows(ReadFailed.class, story::plan);
            assertTrue(action().uses(with()).reads().containsAll(asked), asked.toString());
        }
    }

    @Test
    void secretsInTheInputsAreNowhereInThePlan() {
        for (var name : with().members().sequencedKeySet()) {
            var secret = with().with(name, Value.secret("test", Value.of("canary")));
            assertFalse(planOrRefusal(secret).contains("canary"), name);
        }
    }

    @Test
    void hostileTextStaysText() {
        for (var text : List.of("${run.account}", "'; drop", "a\u0000b\u001b[31m", "\ud800", "x".repeat(300_000))) {
            for (var name : with().members().sequencedKeySet()) {
                planOrRefusal(with().with(name, text));
            }
        }
    }

    private String planOrRefusal(Value with) {
        try {
            var plan = new Story(action(), with, HERE, Story.OFFLINE).plan();
            if (plan instanceof Plan.Act act) {
                act.now().forEach(call -> Json.write(call.guarded().redact()));
            }
            return plan.toString();
        } catch (IllegalStateException notText) {
            return String.valueOf(notText.getMessage());
        }
    }

    private List<Call> blind(Value with) {
        return ((Plan.Act) new Story(action(), with, HERE, Story.OFFLINE).plan()).now();
    }

    private static List<String> identities(List<Call> calls) {
        return calls.stream().map(call -> call.identity().toString()).toList();
    }

    private static Reads denied(List<Operation> asked) {
        return new Reads() {
            @Override
            public Value get(Operation operation, Value parameters) {
                asked.add(operation);
                throw new ReadFailed(
                        operation, new Answer.Failed(Answer.Kind.DENIED, "AccessDenied", "no", Value.MISSING, ""));
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
    }
}
