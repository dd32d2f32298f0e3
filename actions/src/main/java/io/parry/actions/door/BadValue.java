package io.parry.actions.door;

/** A value that a parameter cannot take. */
final class BadValue extends Exception {
    private static final long serialVersionUID = 1L;

    private final String what;

    /** @param what holds no secret and does not say where it stands */
    BadValue(String what) {
        super(what, null, false, false);
        this.what = what;
    }

    String what() {
        return what;
    }
}
