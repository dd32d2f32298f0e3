package io.parry.cli;

import io.parry.engine.match.Match;
import io.parry.engine.run.RunResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs under way: each is carried out when a hand is free, and delivered again when it is to be come back to: a run
 * that sleeps, one that another process holds, one whose journal did not answer.
 */
final class Deliveries {
    private static final int MOST_UNDER_WAY = 10_000;
    private static final Duration SHORTEST = Duration.ofMillis(200);

    private final ScheduledExecutorService hands;
    private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    private final Clock clock;
    private final Duration patience;
    private final Function<Match, RunResult> run;
    private final Consumer<RunResult> ended;

    /**
     * @param hands how many runs are carried out at once
     * @param patience a run that is to be come back to later than that, or whose journal does not answer for so long,
     *     is let go of
     * @param ended told of each run once, when it has ended or is let go of
     */
    Deliveries(int hands, Clock clock, Duration patience, Function<Match, RunResult> run, Consumer<RunResult> ended) {
        this.hands = Executors.newScheduledThreadPool(hands);
        this.clock = clock;
        this.patience = patience;
        this.run = run;
        this.ended = ended;
    }

    /** Waits for room where too many are under way. */
    void deliver(Match match) {
        room.acquireUninterruptibly();
        deliver(match, clock.instant(), Duration.ZERO);
    }

    private void deliver(Match match, Instant since, Duration delay) {
        var unused = hands.schedule(() -> carriedOut(match, since), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void carriedOut(Match match, Instant since) {
        try {
            var result = run.apply(match);
            var wait = result.comeBack().map(until -> Duration.between(clock.instant(), until));
            if (wait.isPresent() && isPatient(result, wait.get(), since)) {
                deliver(match, since, longer(wait.get(), SHORTEST));
            } else {
                ended.accept(result);
                room.release();
            }
        } catch (RuntimeException | Error bug) {
            broken.compareAndSet(null, bug);
            room.release();
        }
    }

    /** Another process ends; a journal that does not answer may never. */
    private boolean isPatient(RunResult result, Duration wait, Instant since) {
        boolean unreachable =
                result.error().filter(error -> error.code().equals("journal")).isPresent();
        var waited = unreachable ? Duration.between(since, clock.instant()) : Duration.ZERO;
        return wait.plus(waited).compareTo(patience) <= 0;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Waits for all of them. A bug in one is thrown here. */
    void finish() {
        room.acquireUninterruptibly(MOST_UNDER_WAY);
        hands.shutdown();
        switch (broken.get()) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException bug -> throw bug;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }
}
