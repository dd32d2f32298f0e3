package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.door.AwsCloud;
import io.parry.actions.door.Connection;
import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.Engine;
import io.parry.engine.compile.Compiler;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.model.Mode;
import io.parry.engine.model.PlaybookReader;
import io.parry.engine.run.RunResult;
import io.parry.engine.run.Runner;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every fault at every request of a run, over HTTP: what the run says is what the emulator says when asked directly.
 */
final class HttpMatrixTest {
    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    private static final String PLAYBOOK = """
            id: trail-stays-on
            version: 1.0.0
            title: The trail stays on
            mode: enforce
            triggers:
              - name: stopped
                match: {$.source: aws.cloudtrail}
                vars: {trail: "${event.detail.name}"}
            steps:
              - id: restart
                action: StartLogging
                with: {trail: "${vars.trail}"}
            """;

    private static final Set<FaultProxy.Fault> PASSING = Set.of(
            FaultProxy.Fault.LOST_REQUEST,
            FaultProxy.Fault.LOST_RESPONSE,
            FaultProxy.Fault.THROTTLE,
            FaultProxy.Fault.ERROR_BEFORE,
            FaultProxy.Fault.ERROR_AFTER,
            FaultProxy.Fault.STALE);

    /** After these nobody knows whether the write was done, and it may be sent again. */
    private static final Set<FaultProxy.Fault> IN_DOUBT = Set.of(
            FaultProxy.Fault.LOST_RESPONSE,
            FaultProxy.Fault.ERROR_AFTER,
            FaultProxy.Fault.TRUNCATED,
            FaultProxy.Fault.GARBAGE);

    private final Operations operations = new Operations();

    @Test
    void whatARunSaysOfATrailIsSoWhateverWentWrongOnTheWay() throws Exception {
        MOTO.does("s3:CreateBucket", "Bucket", "trail-bucket");
        MOTO.does("cloudtrail:CreateTrail", "Name", "management", "S3BucketName", "trail-bucket");
        try (var proxy = new FaultProxy(MOTO.url());
                var cloud = new AwsCloud(operations, Connection.named("test").at(proxy.url()))) {
            assertEquals(
                    "succeeded",
                    stoppedThenRun(cloud, proxy, Optional.empty(), 0).outcome());
            stoppedThenRun(cloud, proxy, Optional.empty(), 0);
            var clean = proxy.seen();
            assertTrue(clean.stream().anyMatch(FaultProxy.Seen::write), clean.toString());
            for (var fault : FaultProxy.Fault.values()) {
                var outcomes = new TreeMap<String, Integer>();
                for (int point = 0; point < clean.size(); point++) {
                    if (fault != FaultProxy.Fault.UNCHANGED || clean.get(point).write()) {
                        var result = stoppedThenRun(cloud, proxy, Optional.of(fault), point);
                        check(result, proxy, fault, clean.get(point).write());
                        outcomes.merge(result.outcome(), 1, Integer::sum);
                    }
                }
                System.err.println("http matrix, all fired: " + fault + " " + outcomes);
            }
        }
    }

    private static void check(RunResult result, FaultProxy proxy, FaultProxy.Fault fault, boolean atWrite) {
        var what = fault + (atWrite ? " at the write: " : " at a read: ") + Json.write(result.record()) + " "
                + proxy.seen();
        boolean on = MOTO.does("cloudtrail:GetTrailStatus", "Name", "management")
                .at("IsLogging")
                .equals(Value.of(true));
        assertTrue(proxy.fired(), what);
        boolean good = Set.of("succeeded", "nothing-to-do").contains(result.outcome());
        assertTrue(!good || on, what);
        assertTrue(good || !PASSING.contains(fault), what);
        assertTrue(!result.outcome().equals("failed") || !on, what);
        assertTrue(proxy.forwardedWrites().size() <= (atWrite && IN_DOUBT.contains(fault) ? 2 : 1), what);
        var invocations = proxy.seen().stream().map(FaultProxy.Seen::invocation).toList();
        assertEquals(invocations.size(), Set.copyOf(invocations).size(), "the SDK sent a call twice: " + what);
    }

    private RunResult stoppedThenRun(AwsCloud cloud, FaultProxy proxy, Optional<FaultProxy.Fault> fault, int point)
            throws JsonError {
        MOTO.does("cloudtrail:StopLogging", "Name", "management");
        var clock = new Ahead();
        fault.ifPresentOrElse(what -> proxy.arm(what, point, clock), proxy::clear);
        var catalog = new AwsCatalog(operations);
        var problems = new Problems();
        var playbook = YamlLoader.load("playbook.yaml", PLAYBOOK.getBytes(StandardCharsets.UTF_8), problems)
                .flatMap(root -> PlaybookReader.read(root, "playbook.yaml", problems))
                .flatMap(read -> new Compiler(catalog, (operand, found) -> Optional.empty()).compile(read, problems))
                .orElseThrow(() -> new AssertionError(problems.list().toString()));
        var event = Json.read("{\"id\": \"e-1\", \"source\": \"aws.cloudtrail\", \"account\": \"111122223333\","
                + " \"region\": \"us-east-1\", \"detail\": {\"name\": \"management\", \"eventTime\": \""
                + clock.instant().toString().substring(0, 19) + "Z\"}}");
        var engine = new Engine(List.of(playbook), Map.of(), catalog, Home.UNKNOWN, clock);
        var runner = new Runner(
                catalog, cloud, new MemoryJournal(), clock, clock::sleep, Set.of(), "me", Duration.ofMinutes(5));
        return engine.run(engine.match(new Event(event, "event")).getFirst(), Mode.ENFORCE, runner);
    }

    /** Time that only runs ahead of the real one, so that a deadline made of it is never past for the SDK. */
    private static final class Ahead extends Clock {
        private Duration slept = Duration.ZERO;

        void sleep(Duration duration) {
            slept = slept.plus(duration);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(slept);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
