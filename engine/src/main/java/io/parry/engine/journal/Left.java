package io.parry.engine.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * A run that has not ended and is nobody's any more, as it stood when it was looked at.
 *
 * @param epoch how many claims it had seen
 * @param event the name of the event that set it off, where that is kept; see {@link Journal#event}
 * @param since when its lease or its sleep was over
 * @param due when it was to be looked for: then, or a pause after the last nudge, or when it was found to be stuck
 * @param nudges since it last did something itself
 */
public record Left(
        String run, int epoch, String playbook, Optional<String> event, Instant since, Instant due, int nudges) {
    /** What came of the wish to nudge it. */
    public enum Nudge {
        /** It is counted, and is for whoever asked to send. */
        OURS,
        /** Somebody has nudged it meanwhile, or goes on with it, or it has ended. */
        MOVED,
        /** Nudges do not help: it is not nudged any more. */
        STUCK
    }
}
