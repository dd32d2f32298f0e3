package io.parry.actions.door;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Answer.Failed;
import io.parry.engine.action.Answer.Kind;
import io.parry.engine.run.Sleeper;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * How fast calls go out, for all runs of a process together, so that a storm of events does not use up what an account
 * may ask of a service. One bucket for each account, Region and service; reads, each page of them, and changes alike.
 * What is asked of STS to get credentials is not counted: it is a call an hour and role.
 *
 * <p>Several processes know nothing of each other; what AWS answers slows down each. Safe for use by several threads.
 */
public final class Pace {
    /** The code of a call that was not sent: its turn would have come too late. */
    public static final String NOT_SENT = "throttled-here";

    /** So much of the time before a deadline is left for the answer: a change that gets none is in doubt. */
    private static final Duration FOR_THE_ANSWER = Duration.ofSeconds(5);

    /** With more lanes than this, those that are not in use are forgotten. */
    private static final int MANY = 4_096;

    private final Map<Lane, Bucket> buckets = new ConcurrentHashMap<>();
    private final LongAdder throttled = new LongAdder();
    private final Clock clock;
    private final Sleeper sleeper;
    private final boolean kept;

    /** @param sleeper waits for a call's turn */
    public Pace(Clock clock, Sleeper sleeper) {
        this(clock, sleeper, true);
    }

    private Pace(Clock clock, Sleeper sleeper, boolean kept) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.kept = kept;
    }

    /** As fast as one is asked, where no account has to be spared: throttling is counted, and nobody waits. */
    public static Pace none() {
        return new Pace(Clock.systemUTC(), duration -> {}, false);
    }

    /** How often AWS has answered that we are too fast, or a call was not sent because it would have. */
    public long throttled() {
        return throttled.sum();
    }

    /**
     * Waits for a turn, then sends.
     *
     * @return {@link Kind#AGAIN} with {@link #NOT_SENT} where the turn does not come in time before the deadline
     */
    Answer send(Lane lane, Instant deadline, Supplier<Answer> send) {
        if (!kept) {
            return counted(send.get());
        }
        var bucket = bucket(lane);
        var turn = turn(bucket, deadline);
        if (turn.isEmpty()) {
            throttled.increment();
            return new Failed(Kind.AGAIN, NOT_SENT, "too many calls at once; nothing was sent", Value.MISSING, "");
        }
        var answer = counted(send.get());
        if (Failures.isThrottle(answer)) {
            bucket.slow(turn.get(), clock.instant());
        }
        return answer;
    }

    private Answer counted(Answer answer) {
        if (Failures.isThrottle(answer)) {
            throttled.increment();
        }
        return answer;
    }

    int lanes() {
        return buckets.size();
    }

    private Bucket bucket(Lane lane) {
        var now = clock.instant();
        if (buckets.size() > MANY) {
            buckets.values().removeIf(bucket -> bucket.isFull(now));
        }
        return buckets.computeIfAbsent(lane, key -> new Bucket(Quota.of(key.service()), now));
    }

    private Optional<Bucket.Turn> turn(Bucket bucket, Instant deadline) {
        while (true) {
            var now = clock.instant();
            var turn = bucket.take(now, Duration.between(now, deadline).minus(FOR_THE_ANSWER));
            if (turn.isEmpty() || turn.get().after().isZero()) {
                return turn;
            }
            sleeper.sleep(turn.get().after());
            if (bucket.stands(turn.get())) {
                return turn;
            }
        }
    }
}
