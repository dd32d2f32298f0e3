package io.parry.engine.compile;

import io.parry.engine.expression.Template;
import java.util.Optional;

/** Where a trigger or step acts, as far as the author says. */
public record CompiledPlace(Optional<Template> account, Optional<Template> region, Optional<Template> role) {
    public static final CompiledPlace NOT_SAID =
            new CompiledPlace(Optional.empty(), Optional.empty(), Optional.empty());
}
