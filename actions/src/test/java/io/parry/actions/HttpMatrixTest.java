package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.Wire.Seen;
import io.parry.actions.door.AwsCloud;
import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.Engine;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
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
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every fault at every request of a run, over HTTP: what the run says is what the emulator says when asked directly.
 */
final class HttpMatrixTest {
    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    @RegisterExtension
    static final Ministack MINISTACK = Ministack.account("111122223333");

    private static final Duration PATIENCE = Duration.ofMillis(400);

    private static final Operations OPERATIONS = new Operations();
    private static final AwsCatalog CATALOG = new AwsCatalog(OPERATIONS);

    @TestFactory
    Stream<DynamicTest> whatARunSaysIsSoWhateverWentWrongOnTheWay() throws IOException {
        return HttpStory.all().map(story -> DynamicTest.dynamicTest(story.name(), () -> sweep(story)));
    }

    private void sweep(HttpStory story) throws IOException {
        var emulator = story.emulator().equals("moto") ? MOTO : MINISTACK;
        story.make(emulator, "once");
        try (var proxy = new FaultProxy(emulator.url());
                var cloud = new AwsCloud(OPERATIONS, emulator.connection().at(proxy.url()))) {
            var world = new World(story, emulator, proxy, cloud);
            world.run(Optional.empty(), 0);
            assertEquals("succeeded", world.run(Optional.empty(), 0).outcome());
            var clean = proxy.seen();
            assertTrue(clean.stream().anyMatch(Seen::write), clean.toString());
            var outcomes = new TreeMap<String, Integer>();
            for (var fault : HttpFault.values()) {
                sweep(world, fault, clean, outcomes);
            }
            int cases = outcomes.values().stream().mapToInt(Integer::intValue).sum();
            System.err.println("http matrix: " + story.name() + ", " + clean.size() + " requests, " + cases
                    + " single faults, all fired, 0 wrong: " + outcomes);
        }
    }

    private static void sweep(World world, HttpFault fault, List<Seen> clean, Map<String, Integer> outcomes) {
        for (int point = 0; point < clean.size(); point++) {
            if (applies(fault, clean, point, world.story())) {
                var result = world.run(Optional.of(fault), point);
                world.check(result, fault, clean.get(point));
                outcomes.merge(result.outcome(), 1, Integer::sum);
            }
        }
    }

    /** Staleness needs something asked before and after the write; an effect without a state cannot be checked. */
    private static boolean applies(HttpFault fault, List<Seen> clean, int point, HttpStory story) {
        int write = clean.indexOf(clean.stream().filter(Seen::write).findFirst().orElseThrow());
        return switch (fault) {
            case STALE ->
                point > write
                        && asked(clean.subList(0, write))
                                .contains(clean.get(point).key());
            case UNCHANGED -> clean.get(point).write() && !story.isMessage();
            default -> true;
        };
    }

    private static Set<String> asked(List<Seen> requests) {
        var keys = new HashSet<String>();
        requests.forEach(request -> keys.add(request.key()));
        return keys;
    }

    private record World(HttpStory story, Emulator emulator, FaultProxy proxy, AwsCloud cloud) {
        RunResult run(Optional<HttpFault> fault, int point) {
            story.make(emulator, "each");
            var clock = new Ahead();
            fault.ifPresentOrElse(what -> proxy.arm(what, point, clock), proxy::clear);
            var problems = new Problems();
            var playbook = YamlLoader.load("playbook.yaml", story.playbook().getBytes(StandardCharsets.UTF_8), problems)
                    .flatMap(root -> PlaybookReader.read(root, "playbook.yaml", problems))
                    .flatMap(
                            read -> new Compiler(CATALOG, (operand, found) -> Optional.empty()).compile(read, problems))
                    .orElseThrow(() -> new AssertionError(problems.list().toString()));
            var event = Value.obj("id", "e-1", "source", "test", "account", "111122223333", "region", "us-east-1");
            var engine = new Engine(List.of(playbook), Map.of(), CATALOG, Home.UNKNOWN, clock);
            var door = fault.equals(Optional.of(HttpFault.HANG)) ? new Impatient(cloud) : cloud;
            var runner = new Runner(
                    CATALOG, door, new MemoryJournal(), clock, clock::sleep, Set.of(), "me", Duration.ofMinutes(5));
            return engine.run(engine.match(new Event(event, "event")).getFirst(), Mode.ENFORCE, runner);
        }

        void check(RunResult result, HttpFault fault, Seen at) {
            boolean inDoubt = fault.isForwarded() && (at.write() || fault.isLasting());
            var found = story.found(emulator);
            boolean done = story.isDone(found, inDoubt);
            var record = Json.write(result.record());
            var what = fault + " at " + at + ", " + (done ? "done " : "not done ") + found + ": " + record + " "
                    + proxy.seen();
            boolean good = Set.of("succeeded", "nothing-to-do").contains(result.outcome());
            assertTrue(proxy.fired(), "did not fire: " + what);
            assertTrue(!good || done, what);
            assertTrue(good || !fault.isPassing(), "could have been done: " + what);
            assertTrue(!result.outcome().equals("failed") || !done, what);
            assertTrue(proxy.writes().size() <= most(fault, inDoubt), "done twice: " + what);
            assertTrue(!record.contains("canary"), what);
            var calls = proxy.seen().stream().map(Seen::invocation).toList();
            assertEquals(calls.size(), Set.copyOf(calls).size(), "the SDK sent a call twice: " + what);
        }

        /** A message that nobody says was taken is tried again and again: late and often is better than never. */
        private int most(HttpFault fault, boolean inDoubt) {
            return !inDoubt ? 1 : fault.isLasting() && story.isMessage() ? 6 : 2;
        }
    }

    /** Gives up on each call before long. */
    private record Impatient(Cloud cloud) implements Cloud {
        @Override
        public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
            return cloud.call(operation, parameters, target, Instant.now().plus(PATIENCE));
        }

        @Override
        public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
            return cloud.read(operation, parameters, target, Instant.now().plus(PATIENCE));
        }
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
