package io.parry.engine.plan;

import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Call;
import io.parry.engine.action.Catalog;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Past;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Uses;
import io.parry.engine.value.Mask;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * An action whose calls have what the service's model calls sensitive marked as secret, whether a template or the
 * action's own code has put it there. What is planned, sent, noted and recorded is one call, so plan and run use this.
 */
public record MarkedAction(Action action, Catalog catalog) implements Action {
    @Override
    public ActionSpec spec() {
        return action.spec();
    }

    @Override
    public Uses uses(Value with) {
        return action.uses(with);
    }

    @Override
    public Plan plan(Inputs in, Reads now, Past past) {
        var plan = action.plan(in, now, past);
        return plan instanceof Plan.Act act ? new Plan.Act(marked(act.now()), marked(act.then())) : plan;
    }

    private List<Call> marked(List<Call> calls) {
        return calls.stream().map(this::marked).toList();
    }

    private Call marked(Call call) {
        var parameters = marked(call.operation(), call.parameters());
        var undo = call.undo().map(this::marked);
        var mask = new Mask(Value.arr(parameters, undo.map(Call.Undo::with).orElse(Value.obj())));
        return new Call(
                call.operation(),
                parameters,
                call.guard(),
                call.target(),
                call.effect(),
                call.about(),
                call.changes().stream()
                        .map(change ->
                                new Call.Change(change.path(), mask.mark(change.before()), mask.mark(change.after())))
                        .toList(),
                call.repeat(),
                undo);
    }

    /** An undo that is an operation; a named action's inputs are marked when it says what it would call. */
    private Call.Undo marked(Call.Undo undo) {
        return Optional.of(undo.action())
                .filter(name -> name.contains(":"))
                .map(name -> new Call.Undo(name, marked(Operation.of(name), undo.with())))
                .orElse(undo);
    }

    private Value marked(Operation operation, Value parameters) {
        return catalog.operation(operation)
                .map(facts -> facts.marked(parameters))
                .orElse(parameters);
    }
}
