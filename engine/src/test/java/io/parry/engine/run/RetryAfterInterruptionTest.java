package io.parry.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parry.engine.Bench;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.model.Mode;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code retry} over the death of a process: attempts and pauses count from the first, whoever made them. */
final class RetryAfterInterruptionTest {
    private static final String PLAYBOOK = """
            id: retry
            version: 1.0.0
            title: Retry
            triggers: [{name: any, match: {$.source: aws.trail}}]
            steps:
              - {id: stop, action: trail:Stop, with: {Name: a}, retry: {on: [Odd], max_attempts: 3, interval: 10s, backoff: 3}}
            finally:
              - {id: wait, action: rds:DescribeSnapshots, until: {$.State: available}, every: 7s, timeout: 1h}
            """;
    private static final String EVENT =
            "{'id': 'e', 'source': 'aws.trail', 'account': '111122223333'," + " 'region': 'us-east-1', 'detail': {}}";
    private static final String FAILS = "{'error': 'Odd', 'kind': 'REFUSED'}";
    private static final Duration LEASE = Duration.ofSeconds(60);
    private Duration lease = LEASE;

    /** The end of a process: nothing that the engine names, so that nothing of it catches it. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final MemoryJournal journal = new MemoryJournal();
    private String playbook = PLAYBOOK;
    private final List<Instant> sent = new ArrayList<>();

    private Script script(String answers) {
        return new Script(Bench.json("{'rds:DescribeSnapshots': {'State': 'copying'}, 'trail:Stop': " + answers + "}"));
    }

    private RunResult run(Script script, String owner, Sleeper sleeper) {
        var cloud = new Cloud() {
            @Override
            public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
                return script.read(operation, parameters, target, deadline);
            }

            @Override
            public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
                sent.add(script.instant());
                return script.call(operation, parameters, target, deadline);
            }
        };
        var match = new Bench().matches(playbook, EVENT, script).getFirst();
        return new Runner(new Bench(), cloud, journal, script, sleeper, Set.of(), owner, lease)
                .run(match, Mode.ENFORCE);
    }

    /** A process that dies when it would sleep for that long, and one that takes over as soon as it may. */
    private RunResult interrupted(Script script, Duration pause) {
        return interrupted(script, pause::equals);
    }

    private RunResult interrupted(Script script, Predicate<Duration> deadly) {
        assertThrows(
                Died.class,
                () -> run(script, "one", time -> {
                    if (deadly.test(time)) {
                        throw new Died();
                    }
                    script.sleep(time);
                }));
        script.sleep(LEASE.plusMillis(500));
        lease = Duration.ofHours(2);
        return run(script, "two", script);
    }

    /** Who takes over begins after the lease, and waits for nothing that has passed meanwhile. */
    @ParameterizedTest
    @CsvSource({"10, 60, 30", "30, 10, 60"})
    void attemptsAreCountedFromTheFirstAndPausesNotRepeated(int pause, long first, long second) {
        allOf(interrupted(script(FAILS), Duration.ofSeconds(pause)), first, second);
    }

    /** With too little time for a pause the run is given up for so long, and goes on counting. */
    @Test
    void pausesThatDoNotFitIntoTheTimeAreSleptOver() {
        lease = Duration.ofSeconds(4);
        var script = script(FAILS);
        playbook = PLAYBOOK.substring(0, PLAYBOOK.indexOf("finally"));
        var result = run(script, "1", script);
        for (int delivery = 2; result.comeBack().isPresent(); delivery++) {
            assertEquals("waiting", result.outcome());
            script.sleep(Duration.between(script.instant(), result.comeBack().get()));
            result = run(script, "process " + delivery, script);
        }
        allOf(result, 10, 30);
    }

    private void allOf(RunResult result, long first, long second) {
        assertEquals("failed", result.outcome());
        assertEquals(
                List.of(first, second),
                List.of(
                        Duration.between(sent.get(0), sent.get(1)).toSeconds(),
                        Duration.between(sent.get(1), sent.get(2)).toSeconds()));
        assertEquals(3, sent.size(), "max_attempts: 3");
        assertEquals("Odd", result.error().orElseThrow().code());
        assertEquals(3, result.record().at("steps").at(0).at("calls").items().size(), "the record tells all of them");
    }

    @Test
    void anAttemptThatHasWorkedIsNotMadeAgain() {
        var script = script("[" + FAILS + ", {'Id': 'x'}, {'Id': 'y'}]");

        interrupted(script, Duration.ofSeconds(7));

        assertEquals(2, sent.size(), "the first failed, the second worked");
    }

    @Test
    void afterTheLastAttemptNothingIsSentAnyMore() {
        var result = interrupted(script(FAILS), Duration.ofSeconds(7));

        assertEquals(3, sent.size(), "max_attempts: 3");
        assertEquals("failed", result.outcome());
        assertEquals("interrupted", result.error().orElseThrow().code());
    }

    @Test
    void aCallOfWhichAPartWasAppliedIsNotSentAgain() {
        var result = interrupted(script("{'error': 'Some', 'kind': 'PARTLY'}"), Duration.ofSeconds(7));

        assertEquals(1, sent.size(), "nothing tells which part");
        assertEquals(
                "not-verified", result.record().at("steps").at(0).at("outcome").text());
    }

    /** A part is not nothing, also where the state that would tell cannot be read any more. */
    @Test
    void whoGoesOnAfterAPartDoesNotSayThatNothingWasDone() {
        playbook = PLAYBOOK.replace(
                "retry: {on: [Odd], max_attempts: 3, interval: 10s, backoff: 3}",
                "unless: {action: trail:GetStatus, with: {Name: a}, result: {$.IsLogging: false}}");
        var script = new Script(Bench.json("{'trail:Stop': {'error': 'Some', 'kind': 'PARTLY'}, 'trail:GetStatus':"
                + " [{'IsLogging': true}, {'IsLogging': true}, {'error': 'AccessDenied', 'kind': 'DENIED'}],"
                + " 'rds:DescribeSnapshots': {'State': 'available'}}"));

        var result = interrupted(script, time -> time.compareTo(Backoff.ceiling(1)) <= 0);

        assertEquals("not-verified", result.outcome());
    }
}
