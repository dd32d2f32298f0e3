package io.parry.engine.run;

import io.parry.engine.journal.Journal;
import io.parry.engine.journal.Left;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds runs that nobody goes on with although they have not ended: their process has died, or the message that was to
 * wake them is lost. Each is nudged: the event that set it off is delivered again, and the run's head decides. So none
 * of this has to be exact: a nudge that is lost comes again, one that is doubled finds the run held or ended.
 *
 * <p>To be asked once a minute.
 */
public final class Sweeper {
    /** A message may be on its way, and clocks differ. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** Longer than it takes to be delivered, taken over and, where that fails, left again. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private static final int MOST_NUDGES = 10;
    private static final int MOST_AT_ONCE = 100;

    /** Stuck for longer is no news; an alarm that never ends is switched off. */
    private static final Duration NEWS = Duration.ofDays(1);

    private final Journal journal;
    private final Nudge nudge;
    private final Clock clock;

    /** Delivers events again. */
    @FunctionalInterface
    public interface Nudge {
        /** @return whether it will be delivered for sure */
        boolean send(Value event);
    }

    public Sweeper(Journal journal, Nudge nudge, Clock clock) {
        this.journal = journal;
        this.nudge = nudge;
        this.clock = clock;
    }

    /**
     * Goes once through what is left, those first that wait longest. Where an event cannot be sent, the rest waits for
     * the next time: a queue that does not answer costs one run one of its nudges, not all of them all.
     *
     * @param until when to stop
     * @throws Journal.Unreachable where the journal does not answer, or cannot be asked for this
     */
    public Swept sweep(Instant until) {
        var looks = new ArrayList<Swept.Look>();
        var sent = new HashSet<String>();
        for (var left : journal.left(clock.instant().minus(GRACE), MOST_AT_ONCE)) {
            if (!clock.instant().isBefore(until)) {
                break;
            }
            var look = new Swept.Look(left, came(left, sent));
            looks.add(look);
            if (look.came() == Swept.Came.NOT_SENT) {
                break;
            }
        }
        return new Swept(looks, journal.stuck(clock.instant().minus(NEWS), MOST_AT_ONCE));
    }

    /** Counted first: whoever sends and dies before it is counted would send every minute. */
    private Swept.Came came(Left left, Set<String> sent) {
        return switch (journal.nudge(left, clock.instant(), PAUSE, MOST_NUDGES)) {
            case MOVED -> Swept.Came.MOVED;
            case STUCK -> Swept.Came.STUCK;
            case OURS -> delivered(left.event(), sent);
        };
    }

    /** One event may have set off many runs; one delivery is for all of them. */
    private Swept.Came delivered(Optional<String> name, Set<String> sent) {
        if (name.filter(sent::contains).isPresent()) {
            return Swept.Came.NUDGED;
        }
        var event = name.flatMap(journal::event);
        if (event.isEmpty()) {
            return Swept.Came.WITHOUT_EVENT;
        }
        if (!nudge.send(event.get())) {
            return Swept.Came.NOT_SENT;
        }
        sent.add(name.orElseThrow());
        return Swept.Came.NUDGED;
    }
}
