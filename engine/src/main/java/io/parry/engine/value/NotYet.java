package io.parry.engine.value;

/**
 * The content of an unknown value was asked for. Planning catches it and shows the step as {@code (known after …)}; it
 * never means "absent".
 */
public final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String after;

    /** @param after what has to run before the value is known, as {@link Value.Unknown#after()} */
    public NotYet(String after) {
        super("known only after " + after, null, false, false);
        this.after = after;
    }

    public String after() {
        return after;
    }
}
