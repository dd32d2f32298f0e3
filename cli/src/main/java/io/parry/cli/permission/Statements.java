package io.parry.cli.permission;

import io.parry.engine.action.Catalog;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.model.Node;
import io.parry.engine.model.Step;
import io.parry.engine.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The statements that playbooks, and what runs them, need. Deterministic. */
public final class Statements {
    private Statements() {}

    /**
     * What the steps of these playbooks call, and nothing else: attached to the role that acts, in the account where it
     * acts. Sorted.
     *
     * @param inputs the values of each playbook's inputs, by its id
     */
    public static List<Statement> of(List<CompiledPlaybook> playbooks, Map<String, Value> inputs, Regions regions) {
        var tables = new Tables();
        var needs = new LinkedHashSet<Need>();
        for (var playbook : playbooks) {
            var values = inputs.getOrDefault(playbook.id(), Value.obj());
            for (var trigger : playbook.triggers()) {
                needs.addAll(new StepNeeds(tables, playbook, trigger, values, regions).all());
            }
        }
        return Merging.of(needs);
    }

    /** As {@link #of}, for events of every Region. */
    public static List<Statement> of(List<CompiledPlaybook> playbooks, Map<String, Value> inputs, Catalog catalog) {
        return of(playbooks, inputs, Regions.EVERY);
    }

    /** What steps ask for by {@code permissions}, beyond what is derived from them, by {@code playbook/step}. */
    public static SortedMap<String, List<String>> said(List<CompiledPlaybook> playbooks) {
        var said = new TreeMap<String, List<String>>();
        for (var playbook : playbooks) {
            for (var step : playbook.source().allSteps()) {
                if (step.body() instanceof Step.Act act && !act.permissions().isEmpty()) {
                    said.put(
                            playbook.id() + "/" + step.name(),
                            act.permissions().stream().map(Node.Scalar::text).toList());
                }
            }
        }
        return said;
    }
}
