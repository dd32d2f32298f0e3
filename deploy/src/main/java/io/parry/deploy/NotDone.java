package io.parry.deploy;

/** Told to whoever has called the function and waits for its answer: what was asked for has not been done. */
final class NotDone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param why without secrets: it stands in the caller's log */
    NotDone(String why) {
        super(why);
    }
}
