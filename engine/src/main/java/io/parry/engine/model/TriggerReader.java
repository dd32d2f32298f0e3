package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Triggers, their names, and that all of them set the same variables. */
final class TriggerReader {
    private final Problems problems;
    private final Kinds kinds;
    private final Names names;

    TriggerReader(Problems problems) {
        this.problems = problems;
        this.kinds = new Kinds(problems);
        this.names = new Names("triggers", problems);
    }

    Optional<List<Trigger>> triggers(Node node) {
        var triggers = kinds.filled("triggers", this::trigger).read(node);
        triggers.ifPresent(this::checkVariables);
        return triggers;
    }

    private Optional<Trigger> trigger(Node node) {
        var fields = Fields.of(node, Shapes.TRIGGER, problems);
        var name = fields.need("name", kinds::id);
        names.take(name);
        var loop = new LoopReader(problems).loop(fields, Set.of());
        return Optional.of(new Trigger(
                name,
                fields.needMatcher("match", match -> new ConditionReader(problems).matcher(match, "match")),
                loop,
                fields.list("vars", vars -> new VariableReader(problems).variables(vars, nameOf(loop))),
                fields.get("as", new PlaceReader(problems)::place),
                fields.get("repeatable", kinds::flag).orElse(false),
                fields.location()));
    }

    private static Set<String> nameOf(Optional<Loop> loop) {
        return loop.map(each -> Set.of(each.name().text())).orElse(Set.of());
    }

    private void checkVariables(List<Trigger> triggers) {
        var all = new LinkedHashSet<String>();
        triggers.forEach(trigger -> all.addAll(variables(trigger)));
        triggers.forEach(trigger -> {
            var missing = new TreeSet<>(all);
            missing.removeAll(variables(trigger));
            if (!missing.isEmpty()) {
                problems.add(differs(trigger, missing));
            }
        });
    }

    private static List<String> variables(Trigger trigger) {
        return trigger.vars().stream().map(variable -> variable.name().text()).toList();
    }

    private static Problem differs(Trigger trigger, Set<String> missing) {
        var names = missing.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        return Problem.error(
                        ProblemCode.DIFFERENT_VARIABLES,
                        trigger.name().location(),
                        "trigger `" + trigger.name().text() + "` does not set " + names + ", and another trigger does")
                .hint("the steps are the same whichever trigger matched, so every trigger sets the same variables");
    }
}
