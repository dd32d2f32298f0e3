package io.parry.engine.run;

import io.parry.engine.action.Call;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Outcome;
import io.parry.engine.compile.CompiledGuards;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.Scope;
import io.parry.engine.model.Mode;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;

/** Whether calls that a plan asks for may be sent: the mode, and the breaker {@code at_most}. */
final class Admission {
    private final RunContext run;
    private final Scope scope;

    Admission(RunContext run, Scope scope) {
        this.run = run;
        this.scope = scope;
    }

    /** Whether the mode lets all of these calls out. */
    boolean inMode(List<Call> calls) {
        return calls.stream().allMatch(call -> switch (run.mode()) {
            case OFF, SHADOW -> false;
            case NOTIFY -> call.effect() == Effect.NOTIFY;
            case ENFORCE -> true;
        });
    }

    /** Why the breaker keeps these calls back; empty where it does not. */
    Optional<Outcome.Blocked> overTheLimit(List<Call> calls) {
        return run.match()
                .playbook()
                .guards()
                .atMost()
                .filter(atMost -> run.mode() == Mode.ENFORCE || run.mode() == Mode.NOTIFY)
                .filter(atMost -> !onlyTells(calls) || !tellsBeyond())
                .flatMap(this::admitted);
    }

    private static boolean onlyTells(List<Call> calls) {
        return calls.stream().allMatch(call -> call.effect() == Effect.NOTIFY);
    }

    /** {@code then: notify}: beyond the limit nothing is changed, but people are told. */
    private boolean tellsBeyond() {
        return run.match()
                .playbook()
                .source()
                .guards()
                .atMost()
                .flatMap(io.parry.engine.model.Guards.AtMost::then)
                .filter(then -> then.text().equals("notify"))
                .isPresent();
    }

    private Optional<Outcome.Blocked> admitted(CompiledGuards.AtMost atMost) {
        var playbook = run.match().playbook().id();
        var per = per(atMost);
        if (per.isEmpty()) {
            return Optional.of(new Outcome.Blocked("at_most", "cannot tell what `per` is, so nothing is counted"));
        }
        var window = playbook + "#" + per.get();
        return run.journal().admit(window, run.held().run(), atMost.runs(), atMost.window(), run.now())
                ? Optional.empty()
                : Optional.of(new Outcome.Blocked(
                        "at_most",
                        "more than " + atMost.runs() + " runs within "
                                + io.parry.engine.model.Durations.show(atMost.window())));
    }

    private Optional<String> per(CompiledGuards.AtMost atMost) {
        if (atMost.per().isEmpty()) {
            return Optional.of("");
        }
        try {
            var value = atMost.per().get().evaluate(scope);
            return value.exists() && value.unknown().isEmpty()
                    ? Optional.of(io.parry.engine.value.Digest.of(value instanceof Value.Text ? value : value.redact()))
                    : Optional.empty();
        } catch (EvaluationFailed | NotYet cannotTell) {
            return Optional.empty();
        }
    }
}
