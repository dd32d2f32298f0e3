package io.parry.deploy;

import io.parry.engine.Engine;
import io.parry.engine.match.Event;
import io.parry.engine.run.RunResult;
import io.parry.engine.run.Sleeper;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A step of a rotation, for which Secrets Manager waits: what it is not told has failed, it takes for done, and moves
 * on to make the new secret current.
 *
 * <p><a href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html">Secrets
 * Manager</a> tries a rotation that failed again from its first step.
 */
final class RotationDoor implements Door {
    private static final Set<String> DONE = Set.of("succeeded", "nothing-to-do");
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    /** So much has to be left after a pause for coming back to be worth it. */
    private static final Duration WORTH_IT = Duration.ofSeconds(10);

    private final Supplier<Engine> engine;
    private final Runs runs;
    private final Clock clock;
    private final Sleeper sleeper;

    RotationDoor(Supplier<Engine> engine, Runs runs, Clock clock, Sleeper sleeper) {
        this.engine = engine;
        this.runs = runs;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    public boolean takes(Value request) {
        return request.at("Step") instanceof Value.Text
                && request.at("SecretId") instanceof Value.Text
                && request.at("ClientRequestToken") instanceof Value.Text;
    }

    @Override
    public Value answer(Value request, Invocation invocation) {
        var event = new Event(request, "rotation");
        var ended = carriedOut(event, invocation);
        if (ended.results().isEmpty()) {
            throw new NotDone(
                    ended.notBegun() > 0 ? "no time left to rotate" : "no playbook matches this step of a rotation");
        }
        ended.results().stream().filter(result -> !isDone(result)).findFirst().ifPresent(result -> {
            throw new NotDone(why(result));
        });
        return Value.obj(
                "outcome",
                new Value.Arr(ended.results().stream()
                        .<Value>map(result -> Value.of(result.outcome()))
                        .toList()));
    }

    private Runs.Ended carriedOut(Event event, Invocation invocation) {
        while (true) {
            var left = invocation.left(clock.instant());
            var ended = runs.of(engine.get(), event, invocation, left);
            var pause = ended.open().stream()
                    .flatMap(result -> result.comeBack().stream())
                    .min(Instant::compareTo)
                    .map(until -> Duration.between(clock.instant(), until));
            if (pause.isEmpty() || !isWorthIt(pause.get(), invocation)) {
                return ended;
            }
            sleeper.sleep(pause.get().compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause.get());
        }
    }

    private boolean isWorthIt(Duration pause, Invocation invocation) {
        return pause.plus(WORTH_IT).compareTo(invocation.left(clock.instant())) < 0;
    }

    private static boolean isDone(RunResult result) {
        return DONE.contains(result.outcome());
    }

    private static String why(RunResult result) {
        var said = result.error()
                .map(error -> error.code() + ": " + error.message())
                .orElseGet(() -> result.outcome().equals("planned")
                        ? "its mode is `" + result.mode().word() + "`, and nothing was changed"
                        : blocked(result.record().at("blocked")));
        return "playbook " + result.match().playbook().id() + " " + result.outcome()
                + (said.isEmpty() ? "" : ": " + said);
    }

    private static String blocked(Value by) {
        return by.at("guard") instanceof Value.Text guard
                ? guard.text() + ": " + by.at("why").redact().text()
                : "";
    }
}
