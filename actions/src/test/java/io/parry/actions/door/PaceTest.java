package io.parry.actions.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.index.Operations;
import io.parry.actions.index.Table;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Answer.Failed;
import io.parry.engine.action.Answer.Kind;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PaceTest {
    private static final Target HERE = Target.of("", "us-east-1", "");
    private static final Lane IAM = Lane.of("iam", HERE);
    private static final Quota QUOTA = Quota.of("iam");
    private static final Answer.Ok FINE = new Answer.Ok(Value.obj(), "");
    private static final Failed TOO_FAST = new Failed(Kind.AGAIN, "Throttling", "", Value.MISSING, "");

    private final Crowd time = new Crowd();
    private final Pace pace = new Pace(time, time);

    @Test
    void aStormOfManyThreadsGoesAtTheRateAndNoFaster() {
        var sent = new ConcurrentLinkedQueue<Double>();
        time.run(8, thread -> {
            for (int call = 0; call < 1_250; call++) {
                pace.send(IAM, farAway(), () -> {
                    sent.add(time.seconds());
                    return FINE;
                });
            }
        });
        assertEquals(10_000, sent.size());
        double ideal = (10_000 - QUOTA.burst()) / QUOTA.rate();
        assertEquals(ideal, time.seconds(), ideal / 100, "no faster, and no slower either");
        assertTrue(mostInASecond(sent) <= QUOTA.burst() + QUOTA.rate(), "in one second " + mostInASecond(sent));
    }

    private static long mostInASecond(Iterable<Double> sent) {
        var times = new ArrayList<Double>();
        sent.forEach(times::add);
        times.sort(null);
        int from = 0;
        int most = 0;
        for (int to = 0; to < times.size(); to++) {
            while (times.get(to) - times.get(from) >= 1) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    @Test
    void aStormOnOneLaneIsNothingToTheOthers() {
        IntStream.range(0, 500).forEach(call -> pace.send(IAM, farAway(), () -> FINE));
        pace.send(IAM, farAway(), () -> TOO_FAST);
        double before = time.seconds();
        for (var lane : List.of(
                Lane.of("ec2", HERE),
                Lane.of("dynamodb", HERE),
                Lane.of("iam", there("444455556666")),
                Lane.of("ec2", HERE.inRegion("eu-west-1")),
                Lane.of(URI.create("https://one.example/path")),
                Lane.of(URI.create("https://two.example/path")))) {
            pace.send(lane, farAway(), () -> FINE);
        }
        assertEquals(before, time.seconds());
    }

    @Test
    void whatAwsCountsForAllRegionsIsOneLane() {
        assertEquals(IAM, Lane.of("iam", HERE.inRegion("eu-west-1")));
        assertEquals(Lane.of("ec2", HERE), Lane.of("ec2", Target.of("111122223333", "us-east-1", "")), "our own");
        assertEquals(Lane.of(URI.create("https://one.example/a")), Lane.of(URI.create("https://one.example:443/b?c")));
    }

    @Test
    void anAnswerThatWeAreTooFastHalvesTheRateUntilTimeGivesItBack() {
        exhaust();
        pace.send(IAM, farAway(), () -> TOO_FAST);
        double paused = time.seconds();
        pace.send(IAM, farAway(), () -> FINE);
        assertTrue(time.seconds() - paused >= 1 + 1 / QUOTA.rate(), "nobody sends for a moment");
        assertEquals(QUOTA.rate() / 2, rate(5), QUOTA.rate() / 5);
        time.run(1, thread -> time.sleep(Bucket.RECOVERY));
        exhaust();
        assertEquals(QUOTA.rate(), rate(20), QUOTA.rate() / 50);
        assertEquals(1, pace.throttled());
    }

    @Test
    void theRateHasABottom() {
        exhaust();
        for (int call = 0; call < 50; call++) {
            pace.send(IAM, farAway(), () -> TOO_FAST);
        }
        double before = time.seconds();
        pace.send(IAM, farAway(), () -> FINE);
        assertTrue(time.seconds() - before < 1 + 16 / QUOTA.rate(), time.seconds() - before + " s");
    }

    /** Eight threads that are told together are told once. */
    @Test
    void manyAnswersToCallsThatWereUnderWayTogetherHalveItOnce() {
        exhaust();
        time.run(
                8,
                thread -> pace.send(IAM, farAway(), () -> {
                    time.sleep(Duration.ofSeconds(10));
                    return TOO_FAST;
                }));
        pace.send(IAM, farAway(), () -> FINE);
        assertEquals(QUOTA.rate() / 2, rate(3), QUOTA.rate() / 5);
        assertEquals(8, pace.throttled());
    }

    /** Their turns were given at the rate that was too fast. */
    @Test
    void whoWaitsWhenItIsSlowedDownWaitsForLonger() {
        exhaust();
        var sent = new ConcurrentLinkedQueue<Double>();
        var first = new AtomicInteger();
        double before = time.seconds();
        time.run(
                8,
                thread -> pace.send(IAM, farAway(), () -> {
                    sent.add(time.seconds() - before);
                    return first.getAndIncrement() == 0 ? TOO_FAST : FINE;
                }));
        var times = sent.stream().sorted().toList();
        assertTrue(times.get(1) - times.get(0) > 1, times.toString());
        assertTrue(times.getLast() > 1 + 7 / QUOTA.rate(), times.toString());
    }

    @Test
    void aTurnThatWouldComeTooLateIsNotWaitedForAndTakesNothing() {
        exhaust();
        var soon = time.instant().plus(Duration.ofMillis(5_100));
        for (int call = 0; call < 100; call++) {
            var answer = pace.send(IAM, soon, () -> {
                throw new AssertionError("sent");
            });
            var failed = assertInstanceOf(Failed.class, answer);
            assertEquals(Kind.AGAIN, failed.kind());
            assertEquals(Pace.NOT_SENT, failed.code());
        }
        double before = time.seconds();
        pace.send(IAM, farAway(), () -> FINE);
        assertEquals(1 / QUOTA.rate(), time.seconds() - before, 0.01);
        assertEquals(100, pace.throttled());
    }

    /** With little time left, too: the deadline is the call's own affair where nothing has to be waited for. */
    @Test
    void aTurnThatIsThereIsTakenWhateverTheDeadline() {
        assertEquals(FINE, pace.send(IAM, time.instant().plusMillis(1), () -> FINE));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void onlyWhatSaysThatWeAreTooFastSlowsDown(String kind, String code, boolean slows) {
        pace.send(IAM, farAway(), () -> new Failed(Kind.valueOf(kind), code, "", Value.MISSING, ""));
        assertEquals(slows ? 1 : 0, pace.throttled());
    }

    static Stream<Object[]> codes() {
        return Stream.of(
                new Object[] {"AGAIN", "Throttling", true},
                new Object[] {"AGAIN", "RequestLimitExceeded", true},
                new Object[] {"AGAIN", "TooManyRequests", true},
                new Object[] {"AGAIN", "ProvisionedThroughputExceeded", true},
                new Object[] {"AGAIN", "SlowDown", true},
                new Object[] {"AGAIN", "http-429", true},
                new Object[] {"AGAIN", "http-503", false},
                new Object[] {"AGAIN", "timeout", false},
                new Object[] {"AGAIN", "TransactionInProgress", false},
                new Object[] {"REFUSED", "LimitExceeded", false},
                new Object[] {"IN_DOUBT", "InternalFailure", false});
    }

    @Test
    void withoutAPaceNobodyWaitsAndThrottlingIsCounted() {
        var none = Pace.none();
        for (int call = 0; call < 1_000; call++) {
            none.send(IAM, Instant.EPOCH, () -> TOO_FAST);
        }
        assertEquals(1_000, none.throttled());
    }

    @Test
    void lanesThatAreNotInUseAreForgotten() {
        for (int host = 0; host < 20_000; host++) {
            pace.send(Lane.of(URI.create("https://host-" + host + ".example/")), farAway(), () -> FINE);
            if (host % 100 == 0) {
                time.run(1, thread -> time.sleep(Duration.ofSeconds(1)));
            }
        }
        assertTrue(pace.lanes() < 5_000, pace.lanes() + " lanes");
    }

    static Stream<Object[]> services() {
        return Table.resource("pace.tsv").orElseThrow().stream().map(row -> (Object[]) row);
    }

    @ParameterizedTest
    @MethodSource("services")
    void theTableNamesServicesThatThereAre(String service, double rate, int burst, String counted) {
        assertTrue(
                service.equals("http") || !new Operations().operations(service).isEmpty(), service);
        assertTrue(rate > 0 && burst >= rate, service);
        assertTrue(List.of("region", "account").contains(counted), service);
    }

    private void exhaust() {
        for (int call = 0; call < QUOTA.burst(); call++) {
            pace.send(IAM, farAway(), () -> FINE);
        }
    }

    /** Calls a second over the next few. */
    private double rate(int calls) {
        double before = time.seconds();
        for (int call = 0; call < calls; call++) {
            pace.send(IAM, farAway(), () -> FINE);
        }
        return calls / (time.seconds() - before);
    }

    private Instant farAway() {
        return time.instant().plus(Duration.ofDays(1));
    }

    private static Target there(String account) {
        return Target.of(account, "us-east-1", "arn:aws:iam::" + account + ":role/responder");
    }

    @Test
    void overTheWireEachPageTakesATurnAndThrottlingIsHeard() {
        System.setProperty("aws.accessKeyId", "AKIAEXAMPLE");
        System.setProperty("aws.secretAccessKey", "not-a-secret");
        try (var aws = new FakeAws();
                var cloud =
                        new AwsCloud(new Operations(), Connection.named("test").at(aws.url()), pace)) {
            var left = new AtomicInteger(40);
            aws.replies(exchange -> FakeAws.answer(exchange, 200, Map.of(), page(left.getAndDecrement())));
            var read = Operation.of("cloudtrail:ListTrails");
            assertInstanceOf(
                    Answer.Ok.class,
                    cloud.read(read, Value.obj(), HERE, time.instant().plusSeconds(300)));
            var quota = Quota.of("cloudtrail");
            assertEquals((41 - quota.burst()) / quota.rate(), time.seconds(), 0.1);
            aws.replies(400, "{\"__type\": \"ThrottlingException\"}");
            var change = Operation.of("cloudtrail:StartLogging");
            cloud.call(change, Value.obj("Name", "t"), HERE, time.instant().plusSeconds(60));
            assertEquals(1, pace.throttled());
            int before = aws.asked().size();
            var answer = cloud.call(
                    change, Value.obj("Name", "t"), HERE, time.instant().plusSeconds(6));
            assertEquals(Pace.NOT_SENT, assertInstanceOf(Failed.class, answer).code());
            assertEquals(before, aws.asked().size());
        }
    }

    private static String page(int left) {
        return left > 0 ? "{\"Trails\": [], \"NextToken\": \"t" + left + "\"}" : "{\"Trails\": []}";
    }
}
