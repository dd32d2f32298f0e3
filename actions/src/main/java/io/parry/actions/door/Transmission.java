package io.parry.actions.door;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Notes that a call is on its way: what fails before that has certainly changed nothing. */
final class Transmission implements ExecutionInterceptor {
    static final ExecutionAttribute<Transmission.Note> NOTE = new ExecutionAttribute<>("parry.transmission");

    /** One call's note. */
    static final class Note {
        private final boolean stops;
        private volatile boolean begun;

        Note() {
            this(false);
        }

        /** @param stops whether the call goes as far as this, and no further */
        Note(boolean stops) {
            this.stops = stops;
        }

        boolean hasBegun() {
            return begun;
        }
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        var note = attributes.getAttribute(NOTE);
        if (note != null && note.stops) {
            throw new Rehearsed();
        }
        if (note != null) {
            note.begun = true;
        }
    }

    /** A call that was never meant to be sent. */
    static final class Rehearsed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Rehearsed() {
            super("nothing is sent", null, false, false);
        }
    }
}
