package io.parry.deploy;

import io.parry.engine.Engine;
import io.parry.engine.run.RunResult;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An event that somebody hands to the function itself, past the queue. What has not ended goes into the queue; without
 * one it is told, so that the event is handed over again.
 */
final class EventDoor implements Door {
    private final Supplier<Engine> engine;
    private final Runs runs;
    private final Optional<Queue> queue;
    private final Clock clock;

    EventDoor(Supplier<Engine> engine, Runs runs, Optional<Queue> queue, Clock clock) {
        this.engine = engine;
        this.runs = runs;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public boolean takes(Value request) {
        return request.at("detail-type") instanceof Value.Text && request.at("source") instanceof Value.Text;
    }

    @Override
    public Value answer(Value request, Invocation invocation) {
        var event = Events.event(request, "event");
        var ended = runs.of(engine.get(), event, invocation, QueueDoor.LONGEST_LEASE);
        if (!ended.open().isEmpty() || ended.notBegun() > 0) {
            goesOn(request, ended);
        }
        return Value.obj(
                "runs",
                new Value.Arr(ended.results().stream().map(EventDoor::said).toList()));
    }

    private void goesOn(Value request, Runs.Ended ended) {
        var delay = ended.open().stream()
                .flatMap(result -> result.comeBack().stream())
                .min(Instant::compareTo)
                .map(until -> Duration.between(clock.instant(), until))
                .orElse(Duration.ZERO);
        if (queue.filter(known -> known.send(Json.write(request), delay)).isEmpty()) {
            throw new NotDone("a run has not ended; hand the event over again");
        }
    }

    private static Value said(RunResult result) {
        return Value.obj(
                "run", result.run(), "playbook", result.match().playbook().id(), "outcome", result.outcome());
    }
}
