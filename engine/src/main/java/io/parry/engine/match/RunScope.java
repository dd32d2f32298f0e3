package io.parry.engine.match;

import io.parry.engine.action.Target;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.CompiledTrigger;
import io.parry.engine.compile.CompiledVariable;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.Scope;
import io.parry.engine.expression.Template;
import io.parry.engine.value.Digest;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What may be named in a run before its first step: the event, inputs, variables and the run itself, on demand. */
public final class RunScope implements Scope {
    private final CompiledPlaybook playbook;
    private final CompiledTrigger trigger;
    private final Value event;
    private final Value inputs;
    private final Optional<Loops.Item> item;
    private final Home home;
    private final Instant time;
    private final Map<String, Value> known = new HashMap<>();
    private final Set<String> asking = new HashSet<>();

    RunScope(
            CompiledPlaybook playbook,
            CompiledTrigger trigger,
            Value event,
            Value inputs,
            Optional<Loops.Item> item,
            Home home,
            Instant time) {
        this.playbook = playbook;
        this.trigger = trigger;
        this.event = event;
        this.inputs = inputs;
        this.item = item;
        this.home = home;
        this.time = time;
    }

    @Override
    public Optional<Value> find(String root) {
        return find(root, List.of());
    }

    @Override
    public Optional<Value> find(String root, List<String> leading) {
        return switch (root) {
            case "event" -> Optional.of(event);
            case "inputs" -> Optional.of(inputs);
            case "vars" -> Optional.of(members(leading, variables(), this::variable));
            case "run" ->
                Optional.of(members(
                        leading,
                        Stream.of("id", "time", "account", "region", "partition", "home")
                                .toList(),
                        this::ofRun));
            default -> item.filter(known -> known.name().equals(root)).map(Loops.Item::value);
        };
    }

    /** The same for a run that began then. */
    RunScope at(Instant began) {
        return new RunScope(playbook, trigger, event, inputs, item, home, began);
    }

    /** The inputs that may be written down. */
    Value openInputs() {
        var open = new LinkedHashMap<String, Value>();
        inputs.members().forEach((name, value) -> {
            if (value.secrets().isEmpty()) {
                open.put(name, value);
            }
        });
        return new Value.Obj(open);
    }

    /** Whether the playbook or its trigger sets a variable of that name. */
    public boolean declares(String name) {
        return variables().contains(name);
    }

    /** Where the run acts. @throws EvaluationFailed when the event does not say and {@code as} does not either */
    public Target target() {
        return Target.of(text("account"), text("region"), role());
    }

    private String role() {
        return trigger.as().role().map(this::text).orElse(home.role());
    }

    public String id() {
        return text("id");
    }

    private String text(String member) {
        return ofRun(member).text();
    }

    private Value members(List<String> leading, List<String> all, java.util.function.Function<String, Value> ask) {
        var wanted = leading.isEmpty() ? all : List.of(leading.getFirst());
        var members = new LinkedHashMap<String, Value>();
        for (var name : wanted) {
            var value = ask.apply(name);
            if (!value.isMissing()) {
                members.put(name, value);
            }
        }
        return new Value.Obj(members);
    }

    private List<String> variables() {
        return Stream.concat(playbook.vars().stream(), trigger.vars().stream())
                .map(CompiledVariable::name)
                .toList();
    }

    private Value variable(String name) {
        return Stream.concat(trigger.vars().stream(), playbook.vars().stream())
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .map(variable -> once("vars." + name, () -> Variables.evaluate(variable, this, time)))
                .orElse(Value.MISSING);
    }

    private Value ofRun(String member) {
        return switch (member) {
            case "id" -> once("run.id", this::runId);
            case "time" -> Value.of(time.toString());
            case "account" -> once("run.account", () -> Value.of(account()));
            case "region" -> once("run.region", () -> Value.of(region()));
            case "partition" -> Value.of(Target.partitionOf(text("region")));
            case "home" -> home.value();
            default -> Value.MISSING;
        };
    }

    /** Worked out once; asking for itself on the way is a circle. */
    private Value once(String name, java.util.function.Supplier<Value> ask) {
        var value = known.get(name);
        if (value == null) {
            if (!asking.add(name)) {
                throw new EvaluationFailed("circle", "`" + name + "` needs itself to be worked out");
            }
            try {
                value = ask.get();
            } finally {
                asking.remove(name);
            }
            known.put(name, value);
        }
        return value;
    }

    private Value runId() {
        return Value.of(Digest.of(Value.arr(
                playbook.id(),
                trigger.name(),
                text("account"),
                text("region"),
                item.map(one -> EventIdentity.of(event, one.value())).orElseGet(() -> EventIdentity.of(event)))));
    }

    private String account() {
        return Places.account(said(trigger.as().account(), event.at("account"), arnPart(4), home.account())
                .orElseThrow(() -> new EvaluationFailed(
                        "no-account", "the event does not say its account; add `as: {account: …}` to the trigger")));
    }

    private String region() {
        return Places.region(said(trigger.as().region(), event.at("region"), arnPart(3), home.region())
                .orElseThrow(() -> new EvaluationFailed(
                        "no-region", "the event does not say its Region; add `as: {region: …}` to the trigger")));
    }

    private Optional<String> said(Optional<Template> as, Value inEvent, String inArn, String otherwise) {
        if (as.isPresent()) {
            return Optional.of(text(as.get()));
        }
        return Stream.of(inEvent instanceof Value.Text text ? text.text() : "", inArn, otherwise)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private String text(Template template) {
        return switch (template.evaluate(this)) {
            case Value.Text text -> text.text();
            case Value other -> throw new EvaluationFailed("wrong-value", "`as` needs text, found " + other.kind());
        };
    }

    /** A rotation says where it is in the ARN of its secret. */
    private String arnPart(int part) {
        var parts = event.at("SecretId") instanceof Value.Text arn ? arn.text().split(":") : new String[0];
        return parts.length > part ? parts[part] : "";
    }
}
