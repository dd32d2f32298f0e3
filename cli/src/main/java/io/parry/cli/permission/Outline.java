package io.parry.cli.permission;

import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.CompiledTrigger;
import io.parry.engine.compile.CompiledVariable;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.Expression;
import io.parry.engine.expression.Scope;
import io.parry.engine.expression.Template;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What can be said of a run before its event: literal text and inputs are known, where it acts has a name, and all that
 * an event or a step would tell is unknown.
 *
 * <p>The account of a run is the account of the role that acts, whichever that is. Events may be forwarded from other
 * Regions, so the Region of a run is unknown too, unless all are in one.
 */
final class Outline implements Scope {
    static final Value UNKNOWN = Value.unknown("an event");

    private static final String EVENTS_REGION = "event.region";

    private final CompiledPlaybook playbook;
    private final CompiledTrigger trigger;
    private final Value inputs;
    private final Value home;
    private final Map<String, Value> known = new HashMap<>();
    private final Set<String> asking = new HashSet<>();

    /** @param regions where runs may act whose trigger does not say where */
    Outline(CompiledPlaybook playbook, CompiledTrigger trigger, Value inputs, Regions regions) {
        this.home = regions == Regions.ONE ? Value.unknown(Glob.REGION) : UNKNOWN;
        this.playbook = playbook;
        this.trigger = trigger;
        this.inputs = inputs;
    }

    @Override
    public Optional<Value> find(String root) {
        return find(root, List.of());
    }

    @Override
    public Optional<Value> find(String root, List<String> leading) {
        return Optional.of(
                switch (root) {
                    case "inputs" -> inputs;
                    case "vars" -> vars(leading);
                    case "run" -> run();
                    default -> UNKNOWN;
                });
    }

    private Value run() {
        return Value.obj(
                "id",
                UNKNOWN,
                "time",
                UNKNOWN,
                "account",
                Value.unknown(Glob.ACCOUNT),
                "partition",
                Value.unknown(Glob.PARTITION),
                "region",
                region(trigger.as().region(), this),
                "home",
                UNKNOWN);
    }

    /** Where it acts: the event's Region where nothing is said, or where that is said. */
    Value region(Optional<Template> said, Scope scope) {
        return said.filter(template -> !isEvents(template))
                .map(template -> of(template, scope))
                .orElse(home);
    }

    private static boolean isEvents(Template template) {
        return template.whole()
                .filter(all -> all.toString().equals(EVENTS_REGION))
                .isPresent();
    }

    /** What a run sets by {@code vars} in a step is unknown: which of them is set may hang on the event. */
    private Value vars(List<String> leading) {
        var all = new LinkedHashMap<String, Value>();
        var wanted = leading.isEmpty() ? variables().map(CompiledVariable::name).toList() : leading.subList(0, 1);
        for (var name : wanted) {
            all.put(name, variable(name));
        }
        return new Value.Obj(all);
    }

    private Stream<CompiledVariable> variables() {
        return Stream.concat(trigger.vars().stream(), playbook.vars().stream());
    }

    private Value variable(String name) {
        var value = known.get(name);
        if (value == null) {
            if (!asking.add(name)) {
                return UNKNOWN;
            }
            value = variables()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .map(this::meaning)
                    .orElse(UNKNOWN);
            asking.remove(name);
            known.put(name, value);
        }
        return value;
    }

    private Value meaning(CompiledVariable variable) {
        return variable.meaning() instanceof CompiledVariable.Plain plain ? of(plain.value(), this) : UNKNOWN;
    }

    /** What the template gives, as far as it can be said. */
    static Value of(Template template, Scope scope) {
        try {
            return template.evaluateBy(expression -> of(expression, scope));
        } catch (EvaluationFailed | NotYet without) {
            return UNKNOWN;
        }
    }

    private static Value of(Expression expression, Scope scope) {
        try {
            var value = expression.evaluate(scope);
            if (value instanceof Value.Missing || value instanceof Value.Null) {
                return UNKNOWN;
            }
            return expression.isPlain() ? value : nameless(value);
        } catch (EvaluationFailed | NotYet without) {
            return UNKNOWN;
        }
    }

    /** What is computed from a Region's name is not the Region's name. */
    private static Value nameless(Value value) {
        return switch (value) {
            case Value.Unknown unknown -> UNKNOWN;
            case Value.Joined joined -> new Value.Joined(namelessAll(joined.parts()));
            case Value.Arr list -> new Value.Arr(namelessAll(list.items()));
            case Value.Obj map -> {
                var members = new LinkedHashMap<String, Value>();
                map.members().forEach((name, member) -> members.put(name, nameless(member)));
                yield new Value.Obj(members);
            }
            default -> value;
        };
    }

    private static List<Value> namelessAll(List<Value> values) {
        var all = new ArrayList<Value>();
        values.forEach(value -> all.add(nameless(value)));
        return all;
    }
}
