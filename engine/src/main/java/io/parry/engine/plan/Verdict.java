package io.parry.engine.plan;

import java.util.List;
import java.util.Locale;

/** What a plan says of a step, weightiest first. */
public enum Verdict {
    /** Refused, or something it needs is missing or could not be read. */
    FAILS,
    WILL,
    /** It depends on something not known yet. */
    MAY,
    /** It waits for something to come about by itself. */
    WAIT,
    /** As it should be, or it only reads. */
    NOTHING,
    /** Its {@code when} is false, or it is not reached. */
    NO;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether something would be done. */
    public boolean acts() {
        return this == WILL || this == MAY;
    }

    /** The verdict of a whole from those of its parts. */
    static Verdict of(List<PlannedStep> parts) {
        return parts.stream().map(PlannedStep::verdict).min(Enum::compareTo).orElse(NOTHING);
    }
}
