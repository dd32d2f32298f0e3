package io.parry.cli.permission;

import io.parry.engine.action.Action;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Uses;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.compile.CompiledTrigger;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.Scope;
import io.parry.engine.expression.Template;
import io.parry.engine.model.Node;
import io.parry.engine.model.Step;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the steps of one playbook need when one of its triggers set it off. */
final class StepNeeds {
    private static final Operation HTTP_GET = Operation.of("http:GET");
    private static final Operation PUBLISH = Operation.of("sns:Publish");
    /** A longer list is not looked at item by item. */
    private static final int MOST_ITEMS = 50;

    private final Tables tables;
    private final CompiledPlaybook playbook;
    private final CompiledTrigger trigger;
    private final Outline outline;
    private final Set<Need> needs = new LinkedHashSet<>();

    StepNeeds(Tables tables, CompiledPlaybook playbook, CompiledTrigger trigger, Value inputs, Regions regions) {
        this.tables = tables;
        this.playbook = playbook;
        this.trigger = trigger;
        this.outline = new Outline(playbook, trigger, inputs, regions);
    }

    Set<Need> all() {
        var region = Glob.of(outline.region(trigger.as().region(), outline));
        trigger.as().role().ifPresent(role -> assumed(role, outline, playbook.id() + "/" + trigger.name()));
        each(playbook.steps(), outline, region);
        each(playbook.finals(), outline, region);
        return needs;
    }

    private void each(List<CompiledStep> steps, Scope scope, String region) {
        for (var step : steps) {
            for (var inside : turns(step, scope)) {
                step(step, inside, region);
            }
        }
    }

    /** The step's scope for each item of its loop, as far as the list is known. */
    private static List<Scope> turns(CompiledStep step, Scope scope) {
        if (step.loop().isEmpty()) {
            return List.of(scope);
        }
        var loop = step.loop().get();
        var list = Outline.of(loop.list(), scope);
        return list instanceof Value.Arr items && items.items().size() <= MOST_ITEMS
                ? items.items().stream()
                        .map(item -> scope.with(loop.name(), item))
                        .toList()
                : List.of(scope.with(loop.name(), Outline.UNKNOWN));
    }

    private void step(CompiledStep step, Scope scope, String around) {
        var by = playbook.id() + "/" + step.name();
        var region = step.as().region().isPresent()
                ? Glob.of(outline.region(step.as().region(), scope))
                : around;
        step.as().role().ifPresent(role -> assumed(role, scope, by));
        step.approval().ifPresent(approval -> asked(approval, scope, region, by));
        switch (step.body()) {
            case CompiledStep.Group group -> {
                each(group.steps(), scope, region);
                each(group.otherwise(), scope, region);
            }
            case CompiledStep.Read read -> call(read.operation().operation(), with(read.with(), scope), region, by);
            case CompiledStep.Change change -> change(change, scope, region, by);
            case CompiledStep.Named named -> named(named, scope, region, by);
            case CompiledStep.Modify modify -> modify(modify, scope, region, by);
            case CompiledStep.Assign assign -> {}
            case CompiledStep.End end -> {}
        }
        said(step, scope, region, by);
    }

    private static Value with(Optional<Template> with, Scope scope) {
        return with.map(template -> Outline.of(template, scope)).orElse(Value.obj());
    }

    private void change(CompiledStep.Change change, Scope scope, String region, String by) {
        call(change.operation().operation(), with(change.with(), scope), region, by);
        change.unless().ifPresent(check -> call(check.operation().operation(), with(check.with(), scope), region, by));
    }

    private void modify(CompiledStep.Modify modify, Scope scope, String region, String by) {
        var read = modify.read();
        call(read.operation().operation(), with(read.with(), scope), region, by);
        var write = modify.write();
        var with = with(write.with(), scope);
        own(write.operation().operation(), with, region, by);
        var name = write.operation().operation().toString();
        boolean all = write.send().filter("all"::equals).isPresent();
        tables.extras().of(name, touched(modify, with), all, region, by).forEach(needs::add);
    }

    /** With {@code send: changed} the members that an edit may touch are sent besides. */
    private static Value touched(CompiledStep.Modify modify, Value with) {
        if (modify.write().send().filter("changed"::equals).isEmpty()) {
            return with;
        }
        var sent = with;
        for (var edit : modify.edits()) {
            var names = edit.at().map(path -> path.leadingNames()).orElse(List.of());
            if (names.isEmpty()) {
                return Outline.UNKNOWN;
            }
            if (sent.at(names.getFirst()).isMissing()) {
                sent = sent.with(names.getFirst(), Outline.UNKNOWN);
            }
        }
        return sent;
    }

    private void named(CompiledStep.Named named, Scope scope, String region, String by) {
        var with = with(named.with(), scope);
        var name = named.action().spec().name();
        var uses = uses(named.action(), with);
        Stream.concat(uses.reads().stream(), uses.calls().stream())
                .forEach(operation -> owned(operation, new Scoping.Known(name, with, region), by));
        tables.extras().of(name, with, false, region, by).forEach(needs::add);
    }

    private static Uses uses(Action action, Value with) {
        try {
            return action.uses(with);
        } catch (EvaluationFailed | NotYet notKnown) {
            return action.spec().uses();
        }
    }

    private void asked(CompiledStep.Approval approval, Scope scope, String region, String by) {
        call(PUBLISH, Value.obj("TopicArn", Outline.of(approval.topic(), scope)), region, by);
    }

    private void call(Operation operation, Value with, String region, String by) {
        if (!operation.equals(HTTP_GET)) {
            own(operation, with, region, by);
            tables.extras().of(operation.toString(), with, false, region, by).forEach(needs::add);
        }
    }

    private void own(Operation operation, Value with, String region, String by) {
        owned(operation, new Scoping.Known(operation.service(), with, region), by);
    }

    private void owned(Operation operation, Scoping.Known known, String by) {
        needs.addAll(tables.needs(operation, known, by));
    }

    private void assumed(Template role, Scope scope, String by) {
        var glob = Glob.of(Outline.of(role, scope));
        needs.add(new Need("sts:AssumeRole", glob.startsWith("arn:") ? glob : Tables.ANY_ROLE, Value.MISSING, by));
    }

    /** {@code permissions} of the step: an IAM action, on the step's {@code about} where it says one. */
    private void said(CompiledStep step, Scope scope, String region, String by) {
        if (!(step.source().body() instanceof Step.Act act)) {
            return;
        }
        var about = switch (step.body()) {
            case CompiledStep.Change change -> change.about();
            case CompiledStep.Modify modify -> modify.about();
            default -> Optional.<Template>empty();
        };
        var with = Value.obj(
                "about", about.map(template -> Outline.of(template, scope)).orElse(Value.MISSING));
        act.permissions().stream()
                .map(Node.Scalar::text)
                .forEach(text -> needs.addAll(tables.said(text, with, region, by)));
    }
}
