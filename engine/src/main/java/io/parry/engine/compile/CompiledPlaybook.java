package io.parry.engine.compile;

import io.parry.engine.model.Mode;
import io.parry.engine.model.Playbook;
import java.util.List;

/** A playbook ready to be matched, planned and run. */
public record CompiledPlaybook(
        Playbook source,
        List<CompiledVariable> vars,
        List<CompiledTrigger> triggers,
        CompiledGuards guards,
        List<CompiledStep> steps,
        List<CompiledStep> finals) {

    public String id() {
        return source.name();
    }

    public String version() {
        return source.version().text();
    }

    /** The same, for events of any age, unless it says itself how old they may be: for whoever has one at hand. */
    public CompiledPlaybook atAnyAge() {
        return new CompiledPlaybook(source, vars, triggers, guards.atAnyAge(), steps, finals);
    }

    public Mode mode() {
        return source.mode();
    }
}
