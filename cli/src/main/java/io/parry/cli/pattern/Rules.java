package io.parry.cli.pattern;

import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.CompiledTrigger;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Mode;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules of the event bus that playbooks need: together they let through every event that one of the playbooks
 * matches. There is one rule for each source and detail-type, more only where one would be too long; so a change of one
 * playbook changes few rules, and the names of the others stay.
 */
public final class Rules {
    private Rules() {}

    /**
     * In the order of their names. A playbook in mode off has none, and neither has a trigger whose events do not come
     * over the bus (a rotation, which Secrets Manager asks the function for).
     *
     * @param inputs the values of each playbook's inputs, by its id
     * @param problems a trigger that names neither source nor detail-type is one: its rule would let through all that
     *     happens; it has none
     */
    public static List<Rule> of(List<CompiledPlaybook> playbooks, Map<String, Value> inputs, Problems problems) {
        var routes = new TreeMap<Route, List<Split.Wish>>();
        for (var playbook : playbooks) {
            if (playbook.mode() != Mode.OFF) {
                var values = inputs.getOrDefault(playbook.id(), Value.obj());
                playbook.triggers().forEach(trigger -> add(playbook, trigger, values, routes, problems));
            }
        }
        var rules = new ArrayList<Rule>();
        routes.forEach((route, wishes) -> rules.addAll(Split.rules(route, wishes)));
        return List.copyOf(rules);
    }

    /** As above, where problems have been shown before. @throws IllegalArgumentException when there are some */
    public static List<Rule> of(List<CompiledPlaybook> playbooks, Map<String, Value> inputs) {
        var problems = new Problems();
        var rules = of(playbooks, inputs, problems);
        if (problems.hasErrors()) {
            throw new IllegalArgumentException(problems.list().getFirst().message());
        }
        return rules;
    }

    private static void add(
            CompiledPlaybook playbook,
            CompiledTrigger trigger,
            Value inputs,
            SortedMap<Route, List<Split.Wish>> routes,
            Problems problems) {
        for (var box : boxes(trigger, new Operands(playbook, trigger, inputs))) {
            var parts = ReadOnly.of(box);
            for (var reads : List.of(true, false)) {
                for (var part : reads ? parts.reads() : parts.others()) {
                    for (var route : Route.of(part, reads)) {
                        if (route.isNarrow()) {
                            routes.computeIfAbsent(route, so -> new ArrayList<>())
                                    .add(new Split.Wish(playbook.id() + "/" + trigger.name(), route.rest(part)));
                        } else {
                            problems.add(wide(trigger));
                        }
                    }
                }
            }
        }
    }

    /** First for what every event has, to learn where it comes from; then with what is known of such events. */
    private static List<Box> boxes(CompiledTrigger trigger, Operands operands) {
        var plain = Widening.of(trigger, operands, KnownShapes.of(Set.of(), Set.of()));
        var shapes = KnownShapes.of(values(plain, "source"), values(plain, "detail-type"));
        return Widening.of(trigger, operands, shapes).stream()
                .filter(Bus::carries)
                .toList();
    }

    /** The values that a field of all boxes has; empty where it can have any. */
    private static Set<String> values(List<Box> boxes, String field) {
        var values = new TreeSet<String>();
        for (var box : boxes) {
            var leaf = box.at(field);
            if (leaf.isEmpty() || !leaf.get().isExact()) {
                return Set.of();
            }
            leaf.get().alternatives().values().stream()
                    .filter(Value.Text.class::isInstance)
                    .forEach(value -> values.add(value.text()));
        }
        return values;
    }

    private static Problem wide(CompiledTrigger trigger) {
        return Problem.error(
                        ProblemCode.WIDE_TRIGGER,
                        trigger.source().name().location(),
                        "trigger `" + trigger.name() + "` names neither source nor detail-type: its rule would let"
                                + " through everything that happens in the account")
                .hint("add `$.source: aws.…` or `$.detail-type: …` to `match`");
    }
}
