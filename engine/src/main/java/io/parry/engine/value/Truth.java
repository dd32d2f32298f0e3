package io.parry.engine.value;

/**
 * Kleene's three truth values and one more: {@link #UNFIT}, the answer of a typed operator to a value it cannot read
 * ({@code cidr} on {@code AWS Internal}). It counts as false where it stands and as unknown once it is negated, so that
 * {@code not: {cidr: trusted}} never holds for a value that is no address at all.
 */
public enum Truth {
    TRUE,
    FALSE,
    UNFIT,
    UNKNOWN;

    public static Truth of(boolean is) {
        return is ? TRUE : FALSE;
    }

    /** Whether this is {@link #TRUE}; unknown never counts as holding. */
    public boolean holds() {
        return this == TRUE;
    }

    public boolean isUnknown() {
        return this == UNKNOWN;
    }

    public Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        if (this == UNFIT || other == UNFIT) {
            return UNFIT;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : TRUE;
    }

    public Truth or(Truth other) {
        if (this == TRUE || other == TRUE) {
            return TRUE;
        }
        if (this == UNKNOWN || other == UNKNOWN) {
            return UNKNOWN;
        }
        return this == UNFIT || other == UNFIT ? UNFIT : FALSE;
    }

    public Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNFIT, UNKNOWN -> UNKNOWN;
        };
    }

    /** What it means where nothing is negated any more: {@link #UNFIT} has become {@link #FALSE}. */
    public Truth settled() {
        return this == UNFIT ? FALSE : this;
    }
}
