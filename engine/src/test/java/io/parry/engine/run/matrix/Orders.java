package io.parry.engine.run.matrix;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What every order of deliveries finds wrong, in words that do not need our classes: for engines that are broken. */
public final class Orders implements Supplier<Map<String, Integer>> {
    private final String in;

    /** @param in a part of the names of the scenarios to go through */
    public Orders(String in) {
        this.in = in;
    }

    @Override
    public Map<String, Integer> get() {
        var wrong = new TreeMap<String, Integer>();
        Scenarios.all().stream()
                .filter(scenario -> scenario.name().contains(in))
                .forEach(scenario -> new Explorer(scenario)
                        .explored()
                        .wrong()
                        .forEach((what, how) -> wrong.put(scenario.name() + " | " + what + " | " + how, 1)));
        return wrong;
    }
}
