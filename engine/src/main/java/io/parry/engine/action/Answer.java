package io.parry.engine.action;

import io.parry.engine.value.Value;

/** What came back through the door. */
public sealed interface Answer {
    record Ok(Value value, String requestId) implements Answer {}

    /**
     * @param code the code on the wire, without a final {@code Exception} or {@code Fault}
     * @param value the answer's body where there was one, {@link Value#MISSING} otherwise
     */
    record Failed(Kind kind, String code, String message, Value value, String requestId) implements Answer {}

    enum Kind {
        /** Not applied; may be tried again. */
        AGAIN,
        /** Not applied: lost a race. */
        CONFLICT,
        /** Not applied: not allowed. */
        DENIED,
        /** Not applied: AWS will not do it. */
        REFUSED,
        /** Part of it applied. */
        PARTLY,
        /** Perhaps applied. */
        IN_DOUBT
    }
}
