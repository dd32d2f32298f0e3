package io.parry.engine.compile;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.expression.JsonPath;
import io.parry.engine.model.Node;
import java.util.List;

/** A matcher whose paths and operators are objects. All entries hold; empty: always. */
public record CompiledMatcher(List<Entry> entries, Location location) {
    public CompiledMatcher {
        entries = List.copyOf(entries);
    }

    public sealed interface Entry {
        Location location();
    }

    /**
     * @param text the path as written
     * @param source the condition as written, for a reader
     */
    public record At(Node.Scalar text, JsonPath path, CompiledCondition condition, String source, Location location)
            implements Entry {}

    public record All(List<CompiledMatcher> matchers, Location location) implements Entry {}

    public record Any(List<CompiledMatcher> matchers, Location location) implements Entry {}

    public record Not(CompiledMatcher matcher, Location location) implements Entry {}
}
