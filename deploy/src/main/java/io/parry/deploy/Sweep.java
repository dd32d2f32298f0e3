package io.parry.deploy;

import io.parry.engine.journal.Journal;
import io.parry.engine.run.Sweeper;
import io.parry.engine.run.Swept;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code {"sweep": true}}, asked once a minute: runs that nobody goes on with are found, and their events put into the
 * queue again. Answers with how many; {@link Swept#json} says of what. What cannot be looked for, or sent, is thrown:
 * nobody reads the answer, and an error of the function is counted.
 */
final class Sweep implements Door {
    /** For what is counted and logged at the end, and a request that is under way. */
    private static final Duration RESERVE = Duration.ofSeconds(15);

    private final Journal journal;
    private final Optional<Queue> queue;
    private final Log log;
    private final Clock clock;

    Sweep(Journal journal, Optional<Queue> queue, Log log, Clock clock) {
        this.journal = journal;
        this.queue = queue;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public boolean takes(Value request) {
        return request.at("sweep").equals(Value.of(true));
    }

    @Override
    public Value answer(Value request, Invocation invocation) {
        var known = queue.orElseThrow(() -> new NotDone("there is no queue to put events into again"));
        var swept = swept(known, invocation);
        swept.metrics(clock.instant()).forEach(log::line);
        swept.that(Swept.Came.STUCK)
                .forEach(run -> log.error(
                        invocation,
                        "a run is stuck: its event was delivered again and again, and nothing comes of it",
                        "run",
                        run.run(),
                        "playbook",
                        run.playbook(),
                        "since",
                        run.since().toString()));
        if (!swept.that(Swept.Came.NOT_SENT).isEmpty()) {
            throw new NotDone("the queue does not take an event: " + Json.write(swept.json()));
        }
        return swept.json();
    }

    private Swept swept(Queue known, Invocation invocation) {
        try {
            return new Sweeper(journal, event -> known.send(Json.write(event), Duration.ZERO), clock)
                    .sweep(invocation.deadline().minus(RESERVE));
        } catch (Journal.Unreachable unreachable) {
            throw new NotDone(String.valueOf(unreachable.getMessage()));
        }
    }
}
