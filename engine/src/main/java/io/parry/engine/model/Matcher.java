package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import java.util.List;

/** All entries hold. Empty: always. */
public record Matcher(List<Entry> entries, Location location) {
    public Matcher {
        entries = List.copyOf(entries);
    }

    public sealed interface Entry {
        Location location();
    }

    /** @param path an RFC 9535 query that begins with {@code $} or with a scope's name */
    public record At(Node.Scalar path, Condition condition, Location location) implements Entry {}

    public record All(List<Matcher> matchers, Location location) implements Entry {}

    public record Any(List<Matcher> matchers, Location location) implements Entry {}

    public record Not(Matcher matcher, Location location) implements Entry {}
}
