package io.parry.engine.run.matrix;

import io.parry.engine.run.matrix.Delivery.Heard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One delivery of an event, and where its process stands.
 *
 * @param number among all deliveries of the scenario
 * @param run id of the event
 * @param came how often it has been delivered
 * @param from when its process began, or when it is to be delivered again
 * @param told since its process began
 * @param history names what it was told, in few letters
 * @param pending the step before which it stands, while it is at work
 * @param epoch under which it holds the run; 0 where it does not
 * @param locked what it has locked
 * @param looked whether it has looked since it last changed something
 */
record Worker(
        int number,
        String run,
        Status status,
        int came,
        Instant from,
        List<Heard> told,
        int history,
        Optional<Step> pending,
        int epoch,
        Set<String> locked,
        boolean looked) {
    enum Status {
        /** Not delivered yet. */
        NEW,
        AT_WORK,
        /** To be delivered again. */
        BACK,
        DONE,
        DEAD
    }

    static Worker waiting(int number, String run) {
        return new Worker(number, run, Status.NEW, 0, Instant.EPOCH, List.of(), 0, Optional.empty(), 0, Set.of(), true);
    }

    /** One that comes when nobody else is left, once. */
    static Worker late(String run, int which, Instant now) {
        return new Worker(
                0, run, Status.AT_WORK, 1_000 + which, now, List.of(), 0, Optional.empty(), 0, Set.of(), true);
    }

    boolean isAtWork() {
        return status == Status.AT_WORK;
    }

    boolean isOver() {
        return status == Status.DONE || status == Status.DEAD;
    }

    boolean isAboutToSend() {
        return pending.filter(Step::isSend).isPresent();
    }

    /** When its next step is, at the earliest. */
    Instant wakes(Instant now) {
        var earliest = isAtWork() ? pending.flatMap(Step::until).orElse(now) : from;
        return earliest.isAfter(now) ? earliest : now;
    }

    /** A new process for it. */
    Worker begun(Instant now) {
        return new Worker(
                number, run, Status.AT_WORK, came + 1, now, List.of(), 0, Optional.empty(), 0, Set.of(), true);
    }

    Worker dead() {
        return left(Status.DEAD, from);
    }

    Worker left(Status end, Instant until) {
        return new Worker(number, run, end, came, until, List.of(), 0, Optional.empty(), 0, Set.of(), true);
    }

    /** All that what comes next hangs on. */
    String key() {
        return isOver()
                ? "over"
                : status + " " + came + " " + (isAtWork() || status == Status.BACK ? from : "") + " " + history + " "
                        + epoch + locked + looked;
    }
}
