package io.parry.engine.compile;

import io.parry.engine.model.Mode;
import io.parry.engine.model.Playbook;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Map;

/**
 * A playbook ready to be matched, planned and run.
 *
 * @param lists what the files hold that {@code in-file} names
 */
public record CompiledPlaybook(
        Playbook source,
        Map<String, Value> lists,
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

    /**
     * All that {@link Compiler#compileKept} needs to make it again: without places, tests, and what stands in for a
     * secret input.
     */
    public Value text() {
        return Value.obj(
                "file",
                source.file(),
                "playbook",
                withoutSecrets(source.root().value().with("tests", Value.MISSING)),
                "lists",
                lists());
    }

    private Value withoutSecrets(Value root) {
        var inputs = root.at("inputs");
        for (var input : source.inputs()) {
            var name = input.name().text();
            if (input.secret() && inputs.at(name) instanceof Value.Obj declared) {
                inputs = inputs.with(
                        name, declared.with("default", Value.MISSING).with("example", Value.MISSING));
            }
        }
        return root.with("inputs", inputs);
    }

    /** The same, for events of any age, unless it says itself how old they may be: for whoever has one at hand. */
    public CompiledPlaybook atAnyAge() {
        return new CompiledPlaybook(source, lists, vars, triggers, guards.atAnyAge(), steps, finals);
    }

    public Mode mode() {
        return source.mode();
    }
}
