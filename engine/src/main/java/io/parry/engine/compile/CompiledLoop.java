package io.parry.engine.compile;

import io.parry.engine.expression.Template;
import io.parry.engine.model.Loop;
import java.util.Optional;

/** A loop ready to be evaluated. */
public record CompiledLoop(
        Loop source,
        String name,
        Template list,
        Optional<CompiledMatcher> where,
        Optional<Template> minItems,
        Optional<Template> maxItems) {}
