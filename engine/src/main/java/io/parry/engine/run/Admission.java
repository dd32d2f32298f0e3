package io.parry.engine.run;

import io.parry.engine.action.Call;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Outcome;
import io.parry.engine.action.Plan;
import io.parry.engine.expression.Scope;
import io.parry.engine.plan.Protection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether calls that a plan of one step asks for may be sent: what is protected, the mode, and the limits. */
final class Admission {
    private final RunContext run;
    private final Scope scope;
    private final Limits limits;
    private final boolean asks;

    /** @param asks whether the step asks a person, which is not told too often: somebody waits for the answer */
    Admission(RunContext run, Scope scope, Limits limits, boolean asks) {
        this.asks = asks;
        this.run = run;
        this.scope = scope;
        this.limits = limits;
    }

    /** Why nothing of the plan may be done, now or later: part of it is protected. */
    Optional<Outcome> isProtected(Plan.Act act) {
        var calls = Stream.concat(act.now().stream(), act.then().stream()).toList();
        return new Protection(run.match().playbook().guards().folder().untouchable())
                .keepsBack(calls)
                .map(by -> new Outcome.Blocked(by.guard(), by.why()));
    }

    /** Whether the mode lets all of these calls out. */
    boolean inMode(List<Call> calls) {
        return calls.stream().allMatch(call -> switch (run.mode()) {
            case OFF, SHADOW -> false;
            case NOTIFY -> call.effect() == Effect.NOTIFY;
            case ENFORCE -> true;
        });
    }

    /** How the step ends where a limit keeps these calls back; empty where none does. */
    Optional<Outcome> overTheLimit(List<Call> calls) {
        if (calls.stream().anyMatch(call -> call.effect() != Effect.NOTIFY)) {
            return limits.ofChanges(calls, scope);
        }
        return asks ? limits.ofQuestions(scope) : limits.ofMessages(scope);
    }
}
