package io.parry.engine.match;

import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.CompiledTrigger;
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
        TriggerTrace trace) {}
