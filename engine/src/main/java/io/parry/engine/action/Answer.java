package io.parry.engine.action;

import io.parry.engine.value.Value;
import java.util.List;

/** What came back through the door. */
public sealed interface Answer {
    /**
     * @param unread paths of members that came and that this version does not know, so that {@code value} is without
     *     them; whoever writes the whole back would erase them
     */
    record Ok(Value value, String requestId, List<String> unread) implements Answer {
        public Ok {
            unread = List.copyOf(unread);
        }

        public Ok(Value value, String requestId) {
            this(value, requestId, List.of());
        }
    }

    /**
     * @param code the code on the wire, without a final {@code Exception} or {@code Fault}
     * @param value the answer's body where there was one, {@link Value#MISSING} otherwise
     */
    record Failed(Kind kind, String code, String message, Value value, String requestId) implements Answer {
        /** The code of a call that we ourselves have not sent, so as not to be too fast. */
        public static final String NOT_SENT = "throttled-here";

        /** Whether nobody but we ourselves kept the call back: asked again later, and no try. */
        public boolean isNotSent() {
            return code.equals(NOT_SENT);
        }
    }

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
