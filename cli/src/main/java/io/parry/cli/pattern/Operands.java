package io.parry.cli.pattern;

import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.CompiledTrigger;
import io.parry.engine.compile.CompiledVariable;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.Scope;
import io.parry.engine.expression.Template;
import io.parry.engine.match.Variables;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What operands are before there is an event: literals, inputs, and what the playbook's own variables make of them. */
final class Operands implements Scope {
    private final CompiledPlaybook playbook;
    private final CompiledTrigger trigger;
    private final Value inputs;

    Operands(CompiledPlaybook playbook, CompiledTrigger trigger, Value inputs) {
        this.playbook = playbook;
        this.trigger = trigger;
        this.inputs = inputs;
    }

    /** Empty where it takes an event or a run to say, and where it is secret: a pattern is written in clear. */
    Optional<Value> of(Template template) {
        try {
            return Optional.of(template.evaluate(this))
                    .filter(value ->
                            value.unknown().isEmpty() && value.secrets().isEmpty())
                    .map(Value::reveal);
        } catch (EvaluationFailed failed) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Value> find(String root) {
        return find(root, List.of());
    }

    @Override
    public Optional<Value> find(String root, List<String> leading) {
        return switch (root) {
            case "inputs" -> Optional.of(inputs);
            case "vars" -> leading.isEmpty() ? Optional.empty() : variable(leading.getFirst());
            default -> Optional.empty();
        };
    }

    /** A trigger's variable hides the playbook's, and is made from the event. */
    private Optional<Value> variable(String name) {
        return named(trigger.vars(), name).isPresent()
                ? Optional.empty()
                : named(playbook.vars(), name)
                        .map(variable -> Variables.evaluate(variable, this, Instant.EPOCH))
                        .map(value -> new Value.Obj(new LinkedHashMap<>(Map.of(name, value))));
    }

    private static Optional<CompiledVariable> named(List<CompiledVariable> variables, String name) {
        return variables.stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst();
    }
}
