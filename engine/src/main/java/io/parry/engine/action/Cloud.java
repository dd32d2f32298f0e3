package io.parry.engine.action;

import io.parry.engine.value.Value;
import java.time.Instant;

/** The one door. One attempt; no retry inside. */
public interface Cloud {
    /**
     * Sends it. Parameters are revealed here and nowhere else.
     *
     * @param deadline when to give up; a change given up on is {@link Answer.Kind#IN_DOUBT}
     */
    Answer call(Operation operation, Value parameters, Target target, Instant deadline);

    /** All pages of a read as one answer, or a failure: never a part of it. */
    Answer read(Operation operation, Value parameters, Target target, Instant deadline);
}
