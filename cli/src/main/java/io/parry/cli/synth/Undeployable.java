package io.parry.cli.synth;

/** What AWS would not take; the message says what, and what to do instead. */
public final class Undeployable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undeployable(String why) {
        super(why, null, false, false);
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
