package io.parry.engine.bundle;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** The version of an engine: a patch understands what the versions of the same number before it do. */
record EngineVersion(int major, int minor) implements Comparable<EngineVersion> {
    /** This one, and what the bundles need that it makes. */
    static final EngineVersion NEEDED = new EngineVersion(0, 1);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");

    static Optional<EngineVersion> of(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new EngineVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(EngineVersion other) {
        return Comparator.comparingInt(EngineVersion::major)
                .thenComparingInt(EngineVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
