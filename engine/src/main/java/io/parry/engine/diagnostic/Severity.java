package io.parry.engine.diagnostic;

import java.util.Locale;

/** How bad: an error stops, a warning stops under {@code --strict} only. */
public enum Severity {
    ERROR,
    WARNING;

    /** {@code error} or {@code warning}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
