package io.parry.engine.journal;

import io.parry.engine.action.Call;
import io.parry.engine.action.Done;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What must outlive a process: which runs there are and whose they are, what each was about to send and what came of
 * it, which resources are being worked on, how many runs a window has seen.
 *
 * <p>Every write may be asked for again after a crash without harm. A write by somebody who no longer holds the run
 * throws {@link Fenced}.
 */
public interface Journal {
    /**
     * Takes a run for this owner until the lease ends.
     *
     * @param again whether a run that has ended is begun anew, for triggers that are {@code repeatable}; the calls of
     *     the ended attempt are then no longer among {@link #calls}
     */
    Claim claim(String run, String owner, Instant now, Instant lease, boolean again);

    sealed interface Claim {
        /** @param started when the run was first claimed, by whomever */
        record Granted(Held held, Instant started) implements Claim {}

        /** @param record what the run left behind */
        record Ended(Value record) implements Claim {}

        record Busy(Instant until) implements Claim {}
    }

    /** The right to write for a run. */
    record Held(String run, String owner, int epoch) {}

    /** Which call of which step. */
    record Slot(String step, String turn) {}

    /**
     * Notes a call before it is sent; it holds the call redacted. What takes the call back is kept as it is, or not at
     * all where it needs a secret.
     *
     * @return its number, for {@link #result}
     */
    int intent(Held held, Slot slot, Call call, Instant now);

    /** @param response redacted */
    void result(Held held, int call, Done.Status status, Value response, String requestId, Instant now);

    /** The calls of a step, oldest first; one without a result is in doubt. */
    List<Done> calls(Held held, Slot slot);

    /** Whether the run has sent anything that changes something, or may have. */
    boolean hasChanged(Held held);

    /** Gives the run and its locks up until then; whoever claims it afterwards goes on with it. */
    void sleep(Held held, Instant until);

    /** Ends the run and lets go of its locks. */
    void end(Held held, Value record, Instant now);

    /**
     * Takes these resources for the run, all or none.
     *
     * @return whether they are the run's now
     */
    boolean lock(Held held, List<String> resources, Instant now, Instant lease);

    /** Whether the run holds all of them already. */
    boolean holds(Held held, List<String> resources);

    void unlock(Held held, List<String> resources);

    /**
     * Counts the run in a window that opens with its first run. A run counts once, however often it asks.
     *
     * @return whether it is among the first {@code most} of the window
     */
    boolean admit(String window, String run, int most, Duration length, Instant now);

    /** Somebody else has taken the run over. */
    final class Fenced extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Fenced(String run) {
            super("run " + run + " is no longer ours", null, false, false);
        }
    }
}
