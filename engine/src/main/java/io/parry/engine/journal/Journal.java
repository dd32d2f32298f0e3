package io.parry.engine.journal;

import io.parry.engine.action.Call;
import io.parry.engine.action.Done;
import io.parry.engine.model.Mode;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What must outlive a process: which runs there are and whose they are, what each was about to send and what came of
 * it, which resources are being worked on, how many runs a window has seen, what people have set.
 *
 * <p>Every write may be asked for again after a crash without harm. A write by somebody who no longer holds the run
 * throws {@link Fenced}; everything throws {@link Unreachable} where it cannot be told whether it was written or what
 * stands there. Nothing that is secret is kept.
 */
public interface Journal {
    /**
     * Takes a run for this owner until the lease ends.
     *
     * @param again whether a run that has ended is begun anew, for triggers that are {@code repeatable}; the calls and
     *     notes of the ended attempt are then no longer among {@link #calls} and {@link #noted}
     */
    Claim claim(Beginning beginning, String owner, Instant now, Instant lease, boolean again);

    /** Whether the run has been claimed and has not ended. Nothing is written. */
    boolean isUnderWay(String run);

    /**
     * What a run begins with.
     *
     * @param text digest of the playbook's text, see {@link #keep}
     * @param event name of the event that sets it off, where it is kept, see {@link #keepEvent}
     */
    record Beginning(String run, String playbook, String text, Optional<String> event) {
        /** Of an event that is not kept. */
        public Beginning(String run, String playbook, String text) {
            this(run, playbook, text, Optional.empty());
        }
    }

    sealed interface Claim {
        /**
         * @param beginning what the run began with, which a run that is taken over goes on with
         * @param started when the run was first claimed, by whomever
         */
        record Granted(Held held, Beginning beginning, Instant started) implements Claim {}

        /** @param record what the run left behind */
        record Ended(Value record) implements Claim {}

        /** Somebody is at work on it, or it sleeps. */
        record Busy(Instant until) implements Claim {}
    }

    /**
     * The right to write for a run.
     *
     * @param epoch how many claims the run has seen; rises with each
     */
    record Held(String run, String owner, int epoch) {}

    /** Which call of which step. */
    record Slot(String step, String turn) {}

    /**
     * Notes a call before it is sent; it holds the call redacted. What takes the call back is kept as it is, or not at
     * all where it needs a secret.
     *
     * @return its number, for {@link #result}
     * @throws TooLarge before anything is written
     */
    int intent(Held held, Slot slot, Call call, Instant now);

    /**
     * @param response redacted
     * @param code of the failure, empty where there was none
     */
    void result(Held held, int call, Done.Status status, Value response, String code, String requestId, Instant now);

    /** The calls of a step, oldest first; one without a result is in doubt. */
    List<Done> calls(Held held, Slot slot);

    /** Whether the run has sent anything that changes something, or may have. */
    boolean hasChanged(Held held);

    /**
     * How a step ended, for whoever takes the run over: kept with the next intent, sleep or end at the latest. Until
     * then nothing has happened that hangs on it, and it may be lost with the process.
     *
     * @param note redacted
     */
    void note(Held held, Slot slot, Value note);

    /** What was noted last; empty where nothing was, or where the note was too large to keep. */
    Optional<Value> noted(Held held, Slot slot);

    /** Gives the run and its locks up until then; whoever claims it afterwards goes on with it. */
    void sleep(Held held, Instant until, String why);

    /** Ends the run and lets go of its locks. */
    void end(Held held, Value record, Instant now);

    /**
     * Takes these resources for the run, all or none.
     *
     * @return whether they are the run's now
     */
    boolean lock(Held held, List<String> resources, Instant now, Instant lease);

    /** Whether the run holds all of them already. */
    boolean holds(Held held, List<String> resources, Instant now);

    void unlock(Held held, List<String> resources);

    /**
     * Counts the run in a window that opens with its first run. A run counts once, however often it asks.
     *
     * @return whether it is among the first {@code most} of the window
     */
    boolean admit(String window, String run, int most, Duration length, Instant now);

    /** Keeps a playbook's text, by its digest, for runs that end after it has changed. */
    void keep(String digest, Value text);

    /** The text of that digest; empty where it was never kept. */
    Optional<Value> kept(String digest);

    /**
     * Keeps an event, once however many runs it sets off, so that it can be delivered again as long as one of them is
     * under way. To be asked before the run is claimed: no head names an event that is not there.
     *
     * @return its name; empty where it is not kept because it holds a secret or is too large
     */
    Optional<String> keepEvent(Value event, Instant now);

    /** The event of that name; empty where it is not there any more. */
    Optional<Value> event(String name);

    /**
     * Runs that nobody holds although they have not ended: their lease or sleep was over by then, and the pause after
     * their last nudge. Those that are due longest come first; those that are stuck are not among them. What happened a
     * moment ago may be missed.
     */
    List<Left> left(Instant before, int most);

    /** Runs that have been found to be stuck since then and that nobody has claimed meanwhile, oldest first. */
    List<Left> stuck(Instant since, int most);

    /**
     * Counts a nudge of a run, which is not among {@link #left} again before the pause is over. Of several who ask at
     * once one is told that it is theirs. The count starts anew with what a run does itself: a call that it notes, a
     * sleep. A claim is nothing of that kind: an event that kills each process that takes it is claimed each time.
     *
     * @param most after so many the run is stuck, until somebody claims it
     */
    Left.Nudge nudge(Left left, Instant now, Duration pause, int most);

    /** What people have set for all runs, now. */
    Control control();

    /** Sets it for all runs, those that are under way included. */
    void set(Control control);

    /** The least sequence that a bundle of playbooks must have to be used; 0 where nothing is set. */
    long leastSequence();

    /** Raises {@link #leastSequence} to this one; a lower one changes nothing, whoever else raises it meanwhile. */
    void raiseSequence(long sequence);

    /** Sets {@link #leastSequence}, to a lower one too: for people who know what they go back to. */
    void setSequence(long sequence);

    /**
     * The kill switch.
     *
     * @param most the mode that no run goes beyond
     */
    record Control(Mode most, String why) {
        public static final Control NONE = new Control(Mode.ENFORCE, "");
    }

    /** Somebody else has taken the run over. */
    final class Fenced extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Fenced(String run) {
            super("run " + run + " is no longer ours", null, false, false);
        }
    }

    /** The journal does not answer, or says what cannot be understood: no change may be made. */
    final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param why without secrets */
        public Unreachable(String why) {
            super(why, null, false, false);
        }
    }

    /** A call that is too large to be noted, and must not be sent: nobody would know of it. */
    final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param operation the call's */
        public TooLarge(String operation) {
            super("the call " + operation + " is too large to be noted, so it is not sent", null, false, false);
        }
    }
}
