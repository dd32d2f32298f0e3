package io.parry.engine.plan;

import io.parry.engine.action.Target;
import io.parry.engine.compile.CompiledPlace;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.Scope;
import io.parry.engine.expression.Template;
import io.parry.engine.match.Places;
import io.parry.engine.match.RunScope;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What may be named while steps run: what the run began with, and what its steps have given since. A turn of a loop has
 * one of its own, which sees the outer one's.
 */
public final class Environment implements Scope {
    private final Scope outer;
    private final Map<String, Value> roots = new HashMap<>();
    private final Map<String, Value> vars = new HashMap<>();
    private final Map<String, Value> steps = new LinkedHashMap<>();
    private final Map<String, Value> run = new HashMap<>();
    private final Target target;

    /** @throws EvaluationFailed when it cannot be told where the run acts */
    public Environment(RunScope scope) {
        this(scope, scope.target());
    }

    private Environment(Scope outer, Target target) {
        this.outer = outer;
        this.target = target;
    }

    /** One turn of a loop. */
    public Environment turn(String name, Value item) {
        var turn = new Environment(this, target);
        turn.roots.put(name, item);
        return turn;
    }

    /**
     * The same, acting elsewhere.
     *
     * @throws EvaluationFailed when the place cannot be worked out
     * @throws NotYet when it is not known yet
     */
    public Environment at(CompiledPlace place) {
        if (place.equals(CompiledPlace.NOT_SAID)) {
            return this;
        }
        var account = Places.account(text(place.account(), target.account()));
        var region = Places.region(text(place.region(), target.region()));
        return new Environment(this, Target.of(account, region, text(place.role(), target.role()))).knowingItsPlace();
    }

    private Environment knowingItsPlace() {
        run.put("account", Value.of(target.account()));
        run.put("region", Value.of(target.region()));
        run.put("partition", Value.of(target.partition()));
        return this;
    }

    private String text(Optional<Template> template, String otherwise) {
        if (template.isEmpty()) {
            return otherwise;
        }
        return switch (template.get().evaluate(this)) {
            case Value.Text text -> text.text();
            case Value.Unknown unknown -> throw new NotYet(unknown.after());
            case Value other -> throw new EvaluationFailed("wrong-value", "`as` needs text, found " + other.kind());
        };
    }

    public Target target() {
        return target;
    }

    public void setVariable(String name, Value value) {
        keeper().vars.put(name, value);
    }

    public void setStep(String id, Value given) {
        keeper().steps.put(id, given);
    }

    public void setRun(String member, Value value) {
        keeper().run.put(member, value);
    }

    /** What an {@link #at} is told belongs to what it was made from. */
    private Environment keeper() {
        return roots.isEmpty() && outer instanceof Environment environment ? environment.keeper() : this;
    }

    @Override
    public Optional<Value> find(String root) {
        return find(root, List.of());
    }

    @Override
    public Optional<Value> find(String root, List<String> leading) {
        return switch (root) {
            case "steps" -> Optional.of(leading.isEmpty() ? new Value.Obj(allSteps()) : step(leading.getFirst()));
            case "vars" -> Optional.of(leading.isEmpty() ? all("vars", vars) : variable(leading.getFirst()));
            case "run" -> Optional.of(leading.isEmpty() ? all("run", run) : ofRun(leading));
            default -> roots.containsKey(root) ? Optional.of(roots.get(root)) : outer.find(root, leading);
        };
    }

    private SequencedMap<String, Value> allSteps() {
        var all = new LinkedHashMap<String, Value>();
        if (outer instanceof Environment environment) {
            all.putAll(environment.allSteps());
        }
        all.putAll(steps);
        return all;
    }

    /** A step that has not run has given nothing that could be known. */
    private Value step(String id) {
        var given = allSteps().get(id);
        return Value.obj(id, given != null ? given : StepValue.didNotRun(id));
    }

    /** Whether that step is known to have failed or not to run, so that nothing more will be known of it. */
    public boolean isOver(String id) {
        var given = allSteps().get(id);
        return given != null
                && given.at("outcome") instanceof Value.Text
                && given.at("output") instanceof Value.Unknown;
    }

    private Value variable(String name) {
        if (vars.containsKey(name)) {
            return Value.obj(name, vars.get(name));
        }
        if (outer instanceof Environment environment) {
            return environment.variable(name);
        }
        var given = outer.find("vars", List.of(name)).orElse(Value.obj());
        return given.at(name).isMissing() && !isDeclared(name) ? Value.obj(name, Value.unknown("vars." + name)) : given;
    }

    private boolean isDeclared(String name) {
        return outer instanceof RunScope scope && scope.declares(name);
    }

    private Value ofRun(List<String> leading) {
        return run.containsKey(leading.getFirst())
                ? Value.obj(leading.getFirst(), run.get(leading.getFirst()))
                : outer.find("run", leading).orElse(Value.obj());
    }

    private Value all(String root, Map<String, Value> own) {
        var all = new LinkedHashMap<>(outer.find(root).orElse(Value.obj()).members());
        all.putAll(own);
        return new Value.Obj(all);
    }
}
