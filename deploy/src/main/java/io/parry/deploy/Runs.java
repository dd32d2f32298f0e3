package io.parry.deploy;

import io.parry.actions.door.Pace;
import io.parry.engine.Engine;
import io.parry.engine.match.Event;
import io.parry.engine.match.Match;
import io.parry.engine.model.Mode;
import io.parry.engine.run.Metrics;
import io.parry.engine.run.RunResult;
import io.parry.engine.run.Runner;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** The runs that events set off: side by side, each held no longer than the invocation lasts. */
final class Runs {
    /** Fewer than the door has connections. */
    private static final int AT_ONCE = 16;

    /** With less time a run would only be claimed and given up. */
    private static final Duration SHORTEST = Duration.ofSeconds(4);

    private final Semaphore hands = new Semaphore(AT_ONCE);
    private final AtomicLong throttledBefore = new AtomicLong();
    private final Runners runners;
    private final Mode most;
    private final Pace pace;
    private final Traces traces;
    private final Log log;
    private final Clock clock;

    /** @param most the mode that no run goes beyond */
    Runs(Runners runners, Mode most, Pace pace, Traces traces, Log log, Clock clock) {
        this.runners = runners;
        this.most = most;
        this.pace = pace;
        this.traces = traces;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What came of an event.
     *
     * @param results of the runs that were begun
     * @param notBegun how many were not, for want of time
     */
    record Ended(List<RunResult> results, int notBegun) {
        /** Those that are to be come back to. */
        List<RunResult> open() {
            return results.stream()
                    .filter(result -> result.comeBack().isPresent())
                    .toList();
        }
    }

    /**
     * Carries out what the event sets off and waits for all of it. A bug in one run is thrown when the others are over.
     *
     * @param longest how long a run may be held at most
     */
    Ended of(Engine engine, Event event, Invocation invocation, Duration longest) {
        var traces = engine.traces(event);
        traces.forEach(trace -> Metrics.undecided(trace, clock.instant()).ifPresent(log::line));
        var results = SideBySide.each(engine.matches(traces), match -> one(engine, match, invocation, longest));
        var begun = results.stream().flatMap(Optional::stream).toList();
        return new Ended(begun, results.size() - begun.size());
    }

    private Optional<RunResult> one(Engine engine, Match match, Invocation invocation, Duration longest) {
        hands.acquireUninterruptibly();
        try {
            var left = invocation.left(clock.instant());
            var lease = left.compareTo(longest) > 0 ? longest : left;
            return lease.compareTo(SHORTEST) < 0
                    ? Optional.empty()
                    : Optional.of(carriedOut(engine, match, runners.runner(match, invocation, lease)));
        } finally {
            hands.release();
        }
    }

    private RunResult carriedOut(Engine engine, Match match, Runner runner) {
        var playbook = match.playbook();
        var result = traces.of(playbook.id(), () -> engine.run(match, lowered(playbook.mode()), runner));
        log.line(result.record());
        long throttled = pace.throttled();
        log.line(Metrics.of(result, throttled - throttledBefore.getAndSet(throttled), clock.instant()));
        return result;
    }

    private Mode lowered(Mode wanted) {
        return wanted.compareTo(most) > 0 ? most : wanted;
    }
}
