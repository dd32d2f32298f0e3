package io.parry.engine.action;

import io.parry.engine.value.Value;

/** The present state, complete with all pages, or a failure; never a part of it. Offline every answer is unknown. */
public interface Reads {
    /** @throws ReadFailed for the engine only; actions do not catch it */
    Value get(Operation operation, Value parameters);

    /** As {@link #get}, but {@link Value#MISSING} when AWS answers with exactly one of these codes. */
    Value find(Operation operation, Value parameters, String... absentCodes);

    /**
     * As {@link #find}, of something that is going to be written back whole. Fails with {@code unknown-members} where
     * the answer held members that this version does not know: written back without them, they would be erased.
     */
    Value whole(Operation operation, Value parameters, String... absentCodes);

    /** The same, asked elsewhere. */
    Reads in(Target target);
}
