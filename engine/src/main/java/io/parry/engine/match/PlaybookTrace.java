package io.parry.engine.match;

import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.value.Truth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a playbook made of an event.
 *
 * @param triggers in file order
 */
public record PlaybookTrace(CompiledPlaybook playbook, Event event, List<TriggerTrace> triggers) {
    /** The trigger that is used: the first that fires. */
    public Optional<TriggerTrace> fired() {
        return triggers.stream().filter(trace -> trace.truth().holds()).findFirst();
    }

    /** Triggers of which it cannot be told whether they fire; they start no run. */
    public List<TriggerTrace> undecided() {
        return triggers.stream().filter(trace -> trace.truth().isUnknown()).toList();
    }

    public Truth truth() {
        return triggers.stream().map(TriggerTrace::truth).reduce(Truth.FALSE, Truth::or);
    }

    /** The trigger that came nearest: the one that fires, else the one with the fewest conditions that do not hold. */
    public TriggerTrace nearest() {
        return fired().orElseGet(() -> triggers.stream()
                .min(Comparator.comparingDouble(TriggerTrace::distance))
                .orElseThrow());
    }
}
