package io.parry.actions.journal;

import java.util.List;
import java.util.Optional;

/**
 * What came of writes that were asked for together: all or none.
 *
 * @param refusals for each write what stands there instead, where its condition did not hold
 */
record Reply(List<Optional<Item>> refusals) {
    static final Reply WRITTEN = new Reply(List.of());

    boolean isWritten() {
        return refusals.isEmpty();
    }

    /** What stands in the way of that write; empty where nothing does. */
    Optional<Item> refusal(int write) {
        return refusals.isEmpty() ? Optional.empty() : refusals.get(write);
    }
}
