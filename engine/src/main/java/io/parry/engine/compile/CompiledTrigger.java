package io.parry.engine.compile;

import io.parry.engine.model.Trigger;
import java.util.List;
import java.util.Optional;

/** A trigger ready to be matched. */
public record CompiledTrigger(
        Trigger source,
        String name,
        CompiledMatcher match,
        Optional<CompiledLoop> loop,
        List<CompiledVariable> vars,
        CompiledPlace as) {}
