package io.parry.cli;

import io.parry.cli.pattern.Rule;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules of the event bus that differ, by their names. */
record RuleDifference(String name, String change, List<String> triggers) {
    static List<RuleDifference> of(List<Rule> old, List<Rule> now) {
        var before = byName(old);
        var after = byName(now);
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var differences = new ArrayList<RuleDifference>();
        for (var name : names) {
            var change = change(before, after, name);
            if (!change.isEmpty()) {
                var rule = Objects.requireNonNull(after.getOrDefault(name, before.get(name)));
                differences.add(new RuleDifference(name, change, List.copyOf(rule.triggers())));
            }
        }
        return differences;
    }

    private static SortedMap<String, Rule> byName(List<Rule> rules) {
        return rules.stream().collect(Collectors.toMap(Rule::name, rule -> rule, (one, other) -> one, TreeMap::new));
    }

    /** Whose events it lets through is no part of the rule itself. */
    private static String change(SortedMap<String, Rule> before, SortedMap<String, Rule> after, String name) {
        var was = before.get(name);
        var is = after.get(name);
        if (was == null) {
            return "added";
        }
        if (is == null) {
            return "removed";
        }
        boolean same = was.pattern().equals(is.pattern()) && was.managementReads() == is.managementReads();
        return same ? "" : "changed";
    }

    Value json() {
        return Value.obj("rule", name, "change", change, "triggers", triggers);
    }

    String shown() {
        return "~ rule      " + name + " " + change + " (" + String.join(", ", triggers) + ")";
    }
}
