package io.parry.deploy;

import io.parry.engine.Engine;
import io.parry.engine.match.Event;
import io.parry.engine.run.RunResult;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A batch from the queue. Messages are handled side by side, and each succeeds or fails alone: <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">what is named in
 * {@code batchItemFailures} is delivered again</a>, the rest is deleted.
 *
 * <p>A run that failed is handled: it is recorded and told of, and another delivery would only read the record. A
 * message comes back where a run is held elsewhere, when that is over; where the journal does not answer; where it is
 * no event, until the queue gives it to the dead letters.
 */
final class QueueDoor implements Door {
    /** A crash costs this, or the queue's own time if that is shorter: another process waits for its end. */
    static final Duration LONGEST_LEASE = Duration.ofMinutes(1);

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(5);
    private static final int DOUBLINGS = 6;

    private final Supplier<Engine> engine;
    private final Runs runs;
    private final Optional<Queue> queue;
    private final Log log;
    private final Clock clock;

    QueueDoor(Supplier<Engine> engine, Runs runs, Optional<Queue> queue, Log log, Clock clock) {
        this.engine = engine;
        this.runs = runs;
        this.queue = queue;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public boolean takes(Value request) {
        return request.at("Records") instanceof Value.Arr records
                && !records.items().isEmpty()
                && records.items().stream()
                        .allMatch(record -> record.at("eventSource").equals(Value.of("aws:sqs")));
    }

    @Override
    public Value answer(Value request, Invocation invocation) {
        var known = engine.get();
        var failed = SideBySide.each(request.at("Records").items(), record -> handled(record, known, invocation));
        return Value.obj(
                "batchItemFailures",
                new Value.Arr(failed.stream()
                        .flatMap(Optional::stream)
                        .<Value>map(id -> Value.obj("itemIdentifier", id))
                        .toList()));
    }

    /** The message's id where it has to come back. */
    private Optional<String> handled(Value record, Engine known, Invocation invocation) {
        var message = new Message(record);
        try {
            var ended = runs.of(known, message.event(), invocation, LONGEST_LEASE);
            return isOver(message, ended, invocation) ? Optional.empty() : Optional.of(message.id());
        } catch (JsonError | NotDone notAnEvent) {
            log.error(
                    invocation,
                    "a message is no event",
                    "id",
                    message.id(),
                    "why",
                    String.valueOf(notAnEvent.getMessage()));
            return Optional.of(message.id());
        } catch (RuntimeException bug) {
            log.bug(invocation, "a message could not be handled", bug, "id", message.id());
            return Optional.of(message.id());
        }
    }

    private boolean isOver(Message message, Runs.Ended ended, Invocation invocation) {
        var open = ended.open();
        if (open.isEmpty() && ended.notBegun() == 0) {
            return true;
        }
        var now = clock.instant();
        if (ended.notBegun() == 0 && open.stream().allMatch(QueueDoor::sleeps)) {
            return queue.filter(known -> known.send(message.body(), until(open, now)))
                    .isPresent();
        }
        var delay = delay(open, ended.notBegun() > 0, message, now);
        queue.ifPresent(known -> known.hide(message.receiptHandle(), delay));
        log.info(invocation, "a message comes back", "id", message.id(), "seconds", delay.toSeconds());
        return false;
    }

    /** Its time to go on is its own, and no failure. */
    private static boolean sleeps(RunResult result) {
        return result.outcome().equals("waiting");
    }

    private static Duration delay(List<RunResult> open, boolean atOnce, Message message, Instant now) {
        if (atOnce) {
            return SOON;
        }
        boolean unreachable = open.stream()
                .allMatch(result -> result.error()
                        .filter(error -> error.code().equals("journal"))
                        .isPresent());
        return unreachable
                ? FIRST_BACKOFF.multipliedBy(1L << Math.min(message.received(), DOUBLINGS))
                : until(open, now).plus(SOON);
    }

    private static Duration until(List<RunResult> open, Instant now) {
        return open.stream()
                .flatMap(result -> result.comeBack().stream())
                .min(Instant::compareTo)
                .map(earliest -> Duration.between(now, earliest))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private record Message(Value record) {
        /** Empty text is no message's: Lambda takes the whole batch for failed then. */
        String id() {
            return text("messageId");
        }

        String body() {
            return text("body");
        }

        String receiptHandle() {
            return text("receiptHandle");
        }

        private String text(String name) {
            return record.at(name) instanceof Value.Text text ? text.text() : "";
        }

        int received() {
            return record.at("attributes").at("ApproximateReceiveCount") instanceof Value.Text count
                            && count.text().matches("[0-9]{1,6}")
                    ? Integer.parseInt(count.text()) - 1
                    : 0;
        }

        Event event() throws JsonError {
            return Events.read(body(), "message " + id());
        }
    }
}
