package io.parry.engine.action;

import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.List;

/** How a step ended. */
public sealed interface Outcome {
    record Succeeded(Proof proof, String seen, Value output) implements Outcome {}

    record NothingToDo(String seen, Value output) implements Outcome {}

    record NotVerified(String code, String why, List<Call.Change> stillDifferent) implements Outcome {}

    /** @param code what {@code steps.x.error.code} says */
    record Failed(String code, String why) implements Outcome {}

    record Blocked(String guard, String why) implements Outcome {}

    record Skipped(String condition) implements Outcome {}

    record Planned(Plan plan) implements Outcome {}

    /**
     * Goes on later.
     *
     * @param code {@code approval} where a person has to agree, {@code busy} where another run is at work
     */
    record Waiting(Instant until, String code, String what) implements Outcome {}

    record Undone(String why) implements Outcome {}

    /** What says that it worked: the state that was read, or no more than the answer of the call. */
    enum Proof {
        STATE("state"),
        RESPONSE("response");

        private final String word;

        Proof(String word) {
            this.word = word;
        }

        /** The word in playbooks and records. */
        public String word() {
            return word;
        }
    }

    /** The word in playbooks and records. */
    default String word() {
        return switch (this) {
            case Succeeded succeeded -> "succeeded";
            case NothingToDo nothing -> "nothing-to-do";
            case NotVerified not -> "not-verified";
            case Failed failed -> "failed";
            case Blocked blocked -> "blocked";
            case Skipped skipped -> "skipped";
            case Planned planned -> "planned";
            case Waiting waiting -> "waiting";
            case Undone undone -> "undone";
        };
    }
}
