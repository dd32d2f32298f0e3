package io.parry.engine.match;

import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.CompiledTrigger;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.Optional;

/**
 * A playbook that an event sets off: one run.
 *
 * @param item which item of the trigger's loop; absent without a loop
 * @param failure why nothing may be called although it matches: too few or too many items
 * @param trace why it matches
 */
public record Match(
        CompiledPlaybook playbook,
        CompiledTrigger trigger,
        Event event,
        Optional<Loops.Item> item,
        RunScope scope,
        Optional<String> failure,
        TriggerTrace trace) {
    /**
     * The playbook and its inputs as they are now, without what is secret: what a run needs to go on with when they
     * have changed. {@link io.parry.engine.value.Digest} names it.
     */
    public Value text() {
        return playbook.text().with("inputs", scope.openInputs());
    }

    /** The same for a run that began then. */
    public Match startedAt(Instant started) {
        return new Match(playbook, trigger, event, item, scope.at(started), failure, trace);
    }
}
