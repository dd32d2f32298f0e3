package io.parry.actions.door;

import java.util.List;

/** Parameters that an operation cannot take; nothing was sent. */
final class BadParameters extends Exception {
    private static final long serialVersionUID = 1L;

    private final String what;

    /** @param mistakes say where they stand and hold no secret */
    BadParameters(List<String> mistakes) {
        super(String.join("; ", mistakes), null, false, false);
        this.what = String.join("; ", mistakes);
    }

    String what() {
        return what;
    }
}
