package io.parry.engine.plan;

import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Call;
import io.parry.engine.action.Call.Repeat;
import io.parry.engine.action.Done;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.OperationFacts;
import io.parry.engine.action.Past;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Uses;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.match.Conditions;
import io.parry.engine.match.Subject;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A plain {@code service:Operation} step that changes something. With {@code unless} the state says whether it is done;
 * without, the answer is the only proof and the call is sent once. What it holds is {@code {output, state}}.
 */
public final class ApiChange implements Action {
    private final CompiledStep.Change step;
    private final Subject scope;
    private final List<String> about;

    /** @param scope in which the parameters and the matcher of {@code unless} are worked out */
    public ApiChange(CompiledStep.Change step, Subject scope, List<String> about) {
        this.step = step;
        this.scope = scope;
        this.about = about;
    }

    @Override
    public ActionSpec spec() {
        var operation = facts().operation();
        var reads = new LinkedHashSet<io.parry.engine.action.Operation>();
        step.unless().ifPresent(check -> reads.add(check.operation().operation()));
        return new ActionSpec(
                operation.toString(), "", List.of(), "", new Uses(reads, Set.of(operation)), facts().settle());
    }

    private OperationFacts facts() {
        return step.operation();
    }

    @Override
    public Plan plan(Inputs in, Reads now, Past past) {
        return step.unless().map(check -> checked(check, in, now, past)).orElseGet(() -> unchecked(in, past));
    }

    private Plan unchecked(Inputs in, Past past) {
        return answered(past)
                .<Plan>map(response ->
                        new Plan.Holds(Value.obj("output", response), "accepted; nothing was given to check it by"))
                .orElseGet(() -> Plan.Act.now(call(in)));
    }

    private Plan checked(CompiledStep.Check check, Inputs in, Reads now, Past past) {
        var parameters = check.with().map(with -> with.evaluate(scope.scope())).orElse(Value.obj());
        var state = parameters instanceof Value.Unknown
                ? parameters
                : now.find(
                        check.operation().operation(),
                        parameters,
                        check.acceptErrors().toArray(String[]::new));
        if (state instanceof Value.Missing) {
            state = Value.obj();
        }
        var truth = Conditions.test(check.result(), scope.about(state)).settled();
        if (truth == Truth.UNKNOWN && state.unknown().isEmpty()) {
            return new Plan.Refuse(
                    "cannot-tell", "cannot tell whether " + check.operation().operation() + " says " + check.source());
        }
        return truth.holds()
                ? new Plan.Holds(
                        Value.obj("output", answered(past).orElse(Value.obj()), "state", state),
                        check.operation().operation() + " says " + check.source())
                : Plan.Act.now(call(in));
    }

    private static Optional<Value> answered(Past past) {
        return past.calls().reversed().stream()
                .filter(done -> done.status() == Done.Status.OK)
                .map(Done::response)
                .findFirst();
    }

    private Call call(Inputs in) {
        var call = Call.of(facts().operation(), in.with(), in.target(), facts().effect(), about);
        return call.repeating(repeat());
    }

    private Repeat repeat() {
        if (step.unless().isEmpty()) {
            return new Repeat.Once();
        }
        return facts().token().<Repeat>map(Repeat.Token::new).orElseGet(Repeat.Converges::new);
    }

    /** Whether nothing but somebody's attention is changed. */
    public boolean tells() {
        return facts().effect() == Effect.NOTIFY;
    }
}
