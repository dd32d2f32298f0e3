package io.parry.engine.bundle;

import io.parry.engine.action.Catalog;
import io.parry.engine.action.Operation;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.CompiledStep;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The operations that the steps of playbooks may read or call, whatever an event says. */
final class UsedOperations {
    private final Catalog catalog;
    private final TreeMap<String, Operation> found = new TreeMap<>();

    private UsedOperations(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Each once, sorted. */
    static List<Operation> of(List<CompiledPlaybook> playbooks, Catalog catalog) {
        var used = new UsedOperations(catalog);
        for (var playbook : playbooks) {
            playbook.steps().forEach(used::add);
            playbook.finals().forEach(used::add);
        }
        return List.copyOf(used.found.values());
    }

    private void add(CompiledStep step) {
        step.approval()
                .flatMap(asked -> catalog.named("Notify"))
                .ifPresent(notify -> add(notify.spec().uses()));
        switch (step.body()) {
            case CompiledStep.Group group -> {
                group.steps().forEach(this::add);
                group.otherwise().forEach(this::add);
            }
            case CompiledStep.Read read -> add(read.operation().operation());
            case CompiledStep.Change change -> {
                add(change.operation().operation());
                change.unless().ifPresent(check -> add(check.operation().operation()));
                change.undo().flatMap(undo -> operation(undo.action().text())).ifPresent(this::add);
            }
            case CompiledStep.Named named -> add(named.action().spec().uses());
            case CompiledStep.Modify modify -> {
                add(modify.read().operation().operation());
                add(modify.write().operation().operation());
            }
            case CompiledStep.Assign assign -> {}
            case CompiledStep.End end -> {}
        }
    }

    private Optional<Operation> operation(String text) {
        return text.matches("[^:]+:[^:]+") ? Optional.of(Operation.of(text)) : Optional.empty();
    }

    private void add(io.parry.engine.action.Uses uses) {
        uses.reads().forEach(this::add);
        uses.calls().forEach(this::add);
    }

    private void add(Operation operation) {
        found.put(operation.toString(), operation);
    }
}
