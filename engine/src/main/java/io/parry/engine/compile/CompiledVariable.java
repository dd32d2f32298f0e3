package io.parry.engine.compile;

import io.parry.engine.expression.Template;
import java.util.Optional;

/** A variable and how it is worked out. */
public record CompiledVariable(String name, Meaning meaning) {
    public sealed interface Meaning {}

    public record Plain(Template value) implements Meaning {}

    public record Comprehension(CompiledLoop loop, Optional<Template> key, Template value) implements Meaning {}
}
