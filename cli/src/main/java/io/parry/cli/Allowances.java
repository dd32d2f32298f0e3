package io.parry.cli;

import io.parry.engine.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What verbs about permissions have in common. */
final class Allowances {
    private Allowances() {}

    /**
     * Values of inputs by playbook. An example is nobody's value: what hangs on it may be anything, and that is told.
     */
    static Map<String, Value> inputs(Workbench bench, Output output) {
        Map<String, Value> all = new HashMap<>();
        for (var playbook : bench.playbooks()) {
            var resolved = bench.inputs().get(playbook.id());
            var values = resolved == null ? Value.obj() : resolved.values();
            for (var name : bench.examples(playbook)) {
                output.talk(
                        "parry: `" + name + "` of " + playbook.id() + " has no value: whatever it may be is allowed");
                values = values.with(name, Value.MISSING);
            }
            all.put(playbook.id(), values);
        }
        return all;
    }

    /** {@code aws:ResourceAccount StringEquals 111122223333}, one a line. */
    static List<String> tests(Value condition) {
        return condition.members().entrySet().stream()
                .flatMap(operator -> operator.getValue().members().entrySet().stream()
                        .map(test -> test.getKey() + " " + operator.getKey() + " " + shown(test.getValue())))
                .toList();
    }

    private static String shown(Value value) {
        return value instanceof Value.Text text ? text.text() : value.show();
    }
}
