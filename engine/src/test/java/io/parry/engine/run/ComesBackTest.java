package io.parry.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.Bench;
import io.parry.engine.Engine;
import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Call;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Past;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.action.Uses;
import io.parry.engine.journal.Journal;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.model.Mode;
import io.parry.engine.value.Value;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a run makes of what it finds when it comes back: from a sleep, or as a process that takes over. */
final class ComesBackTest {
    private static final Operation START = Operation.of("trail:Start");
    private static final Operation PUBLISH = Operation.of("sns:Publish");
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final String HEAD = """
            id: one
            version: 1.0.0
            title: One
            triggers: [{name: any, match: {$.source: aws.trail}}]
            """;

    private final World world = new World();
    private final MemoryJournal journal = new MemoryJournal();

    /** The end of a process: nothing that the engine names, so that nothing of it catches it. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private RunResult run(Bench bench, String yaml, Cloud cloud, Sleeper sleeper, String owner) {
        var event = "{'id': 'e', 'source': 'aws.trail', 'account': '111122223333', 'region': 'us-east-1'}";
        var match = bench.matches(HEAD + yaml, event, world).getFirst();
        return new Runner(bench, cloud, journal, world, sleeper, Set.of(), owner, LEASE).run(match, Mode.ENFORCE);
    }

    private RunResult run(Bench bench, String yaml) {
        return run(bench, yaml, world, world, "one");
    }

    private record Named(String name, List<String> takes, Function<Past, Plan> plans) implements Action {
        @Override
        public ActionSpec spec() {
            var inputs = takes.stream()
                    .map(input -> new ActionSpec.Input(input, "string", true, ""))
                    .toList();
            return new ActionSpec(name, "", inputs, "", new Uses(Set.of(), Set.of(START, PUBLISH)), Duration.ZERO);
        }

        @Override
        public Plan plan(Inputs in, Reads now, Past past) {
            return plans.apply(past);
        }
    }

    private static Call call(Operation operation, String name, Effect effect) {
        var parameters = Value.obj("Name", name, "Message", name);
        return Call.of(operation, parameters, Target.of("111122223333", "us-east-1", ""), effect, List.of("arn:x"));
    }

    @Test
    void anItemThatIsBusyIsComeBackToAndTheOthersAreDoneMeanwhile() {
        world.stopped("management", world.instant().minusSeconds(60));
        world.stopped("audit", world.instant().minusSeconds(60));
        var yaml = """
                steps:
                  - id: trails
                    action: trail:List
                  - id: start
                    for_each: {trail: "${steps.trails.output.Trails[*]}"}
                    action: trail:Start
                    with: {Name: "${trail}"}
                    unless: {action: trail:GetStatus, with: {Name: "${trail}"}, result: {$.IsLogging: true}}
                """;
        var other = lockedByAnother("arn:trail:\"management\"");

        assertEquals("waiting", run(new Bench(), yaml).outcome());
        assertEquals(List.of("trail:Start audit"), world.effects);

        journal.unlock(other, List.of("arn:trail:\"management\""));
        world.sleep(Duration.ofMinutes(1));
        assertEquals("succeeded", run(new Bench(), yaml).outcome());
        assertEquals(List.of("trail:Start audit", "trail:Start management"), world.effects);
    }

    @Test
    void aCallThatIsTooLargeToBeNotedIsNotSent() {
        var full = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, args) -> {
                    if (method.getName().equals("intent")) {
                        throw new Journal.TooLarge("trail:Start");
                    }
                    return method.invoke(journal, args);
                });
        var yaml = HEAD + "steps: [{id: start, action: trail:Start, with: {Name: management}}]\n";
        var event = "{'id': 'e', 'source': 'aws.trail', 'account': '111122223333', 'region': 'us-east-1'}";
        var match = new Bench().matches(yaml, event, world).getFirst();

        var result =
                new Runner(new Bench(), world, full, world, world, Set.of(), "one", LEASE).run(match, Mode.ENFORCE);

        assertEquals("failed", result.outcome());
        assertEquals("too-large", result.error().orElseThrow().code());
        assertEquals(List.of(), world.effects);
    }

    /** Nobody knows how it stands: the same event has to come again. */
    @Test
    void withoutAJournalNothingIsChanged() {
        var silent = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, args) -> {
                    throw new Journal.Unreachable("the journal does not answer");
                });
        var yaml = HEAD + "steps: [{id: start, action: trail:Start, with: {Name: management}}]\n";
        var event = "{'id': 'e', 'source': 'aws.trail', 'account': '111122223333', 'region': 'us-east-1'}";
        var match = new Bench().matches(yaml, event, world).getFirst();

        var result =
                new Runner(new Bench(), world, silent, world, world, Set.of(), "one", LEASE).run(match, Mode.ENFORCE);

        assertEquals("busy", result.outcome());
        assertEquals("journal", result.error().orElseThrow().code());
        assertEquals(Optional.of(world.instant()), result.comeBack());
        assertEquals(List.of(), world.effects);
    }

    /** People who stop everything stop what is under way as well, at its next change. */
    @Test
    void whatPeopleSetHoldsForRunsThatAreUnderWay() {
        world.stopped("management", world.instant().minusSeconds(60));
        var yaml = HEAD + """
                steps:
                  - {id: first, action: trail:Start, with: {Name: audit}}
                  - {id: wait, action: trail:GetStatus, with: {Name: audit}, until: {$.IsLogging: false}, every: 11s, timeout: 12s, on_failure: continue}
                  - {id: second, action: trail:Start, with: {Name: management}}
                """;
        var event = "{'id': 'e', 'source': 'aws.trail', 'account': '111122223333', 'region': 'us-east-1'}";
        var match = new Bench().matches(yaml, event, world).getFirst();
        var stops = (Sleeper) time -> {
            journal.set(new Journal.Control(Mode.SHADOW, "INC-1234"));
            world.sleep(time);
        };

        var result =
                new Runner(new Bench(), world, journal, world, stops, Set.of(), "one", LEASE).run(match, Mode.ENFORCE);

        assertEquals(List.of("trail:Start audit"), world.effects);
        assertEquals("planned", result.record().at("steps").at(2).at("outcome").text());
    }

    @Test
    void aRunThatPeopleHaveSwitchedOffSaysSo() {
        journal.set(new Journal.Control(Mode.OFF, "INC-1234"));

        var result = run(new Bench(), "steps: [{id: start, action: trail:Start, with: {Name: management}}]\n");

        assertEquals("blocked", result.outcome());
        assertEquals(
                Value.obj("guard", "kill_switch", "why", "all runs are off: INC-1234"),
                result.record().at("blocked"));
        assertEquals(
                Value.obj("mode", "off", "why", "INC-1234", "instead_of", "enforce"),
                result.record().at("kill_switch"));
        assertEquals(List.of(), world.effects);
    }

    /** The text that a run began with is what it goes on with; where that is lost, nobody guesses. */
    @Test
    void aRunGoesOnWithThePlaybookThatItBeganWith() {
        var before = HEAD + "steps: [{id: start, action: trail:Start, with: {Name: management}}]\n";
        var after = before.replace("Name: management", "Name: audit");
        var event = "{'id': 'e', 'source': 'aws.trail', 'account': '111122223333', 'region': 'us-east-1'}";
        var other = lockedByAnother("arn:trail:\"management\"");
        var bench = new Bench();
        assertEquals("waiting", outcome(bench, before, event));

        journal.unlock(other, List.of("arn:trail:\"management\""));
        world.sleep(Duration.ofMinutes(1));
        assertEquals("succeeded", outcome(bench, after, event));

        assertEquals(List.of("trail:Start management"), world.effects);
    }

    private String outcome(Bench bench, String yaml, String event) {
        var engine = new Engine(List.of(bench.playbook(yaml)), Map.of(), bench, Home.UNKNOWN, world);
        var runner = new Runner(bench, world, journal, world, world, Set.of(), "one", LEASE);
        var match = engine.match(new Event(Bench.json(event), "event")).getFirst();
        return engine.run(match, Mode.ENFORCE, runner).outcome();
    }

    @Test
    void aRunWhoseTextIsLostIsBlocked() {
        var event = "{'id': 'e', 'source': 'aws.trail', 'account': '111122223333', 'region': 'us-east-1'}";
        var yaml = HEAD + "steps: [{id: start, action: trail:Start, with: {Name: management}}]\n";
        var match = new Bench().matches(yaml, event, world).getFirst();
        var began = new Journal.Beginning(match.scope().id(), "one", "a text that nobody kept");
        var soon = world.instant().plusSeconds(1);
        var claim = journal.claim(began, "who died", world.instant(), soon, false);
        assertInstanceOf(Journal.Claim.Granted.class, claim);
        world.sleep(Duration.ofSeconds(2));

        assertEquals("blocked", outcome(new Bench(), yaml, event));
        assertEquals(List.of(), world.effects);
    }

    @Test
    void aRunThatBeganInTimeGoesOnHoweverLongItHasSlept() {
        world.stopped("management", world.instant().minusSeconds(60));
        var yaml = HEAD + """
                guards: {max_age: 1h}
                steps:
                  - {id: start, action: trail:Start, with: {Name: management}}
                """;
        var event = "{'id': 'e', 'source': 'aws.trail', 'account': '111122223333', 'region': 'us-east-1', 'time': '"
                + world.instant() + "'}";
        var other = lockedByAnother("arn:trail:\"management\"");
        var match = new Bench().matches(yaml, event, world).getFirst();
        var runner = new Runner(new Bench(), world, journal, world, world, Set.of(), "one", LEASE);
        assertEquals("waiting", runner.run(match, Mode.ENFORCE).outcome());

        journal.unlock(other, List.of("arn:trail:\"management\""));
        world.sleep(Duration.ofHours(2));
        assertEquals("succeeded", runner.run(match, Mode.ENFORCE).outcome());

        var late =
                new Bench().matches(yaml, event.replace("'e'", "'late'"), world).getFirst();
        assertEquals("blocked", runner.run(late, Mode.ENFORCE).outcome(), "one that has not begun is too late");
    }

    private Journal.Held lockedByAnother(String resource) {
        var hour = world.instant().plus(Duration.ofHours(1));
        var claim = journal.claim(new Journal.Beginning("other", "p", ""), "two", world.instant(), hour, false);
        var held = ((Journal.Claim.Granted) claim).held();
        journal.lock(held, List.of(resource), world.instant(), hour);
        return held;
    }

    @Test
    void anAnswerThatSaysThatItHasFailedSaysSoToWhoTakesOver() {
        var yaml = """
                steps:
                  - {id: start, action: trail:Start, with: {Name: audit}, fail_if: {$.MessageId: {exists: true}}}
                finally:
                  - {id: tell, action: sns:Publish, with: {Message: over}}
                """;
        var dies = new Cloud() {
            @Override
            public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
                return world.read(operation, parameters, target, deadline);
            }

            @Override
            public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
                if (operation.equals(PUBLISH)) {
                    throw new Died();
                }
                return world.call(operation, parameters, target, deadline);
            }
        };
        assertThrows(Died.class, () -> run(new Bench(), yaml, dies, world, "one"));
        world.sleep(LEASE.plusSeconds(1));

        var result = run(new Bench(), yaml, world, world, "two");

        assertEquals("fail_if", result.error().orElseThrow().code());
        assertEquals(List.of("trail:Start audit", "sns:Publish \"over\""), world.effects);
    }

    @Test
    void whoTakesOverWaitsNoLongerThanTheFirstWouldHave() {
        var slow = new Named(
                "Slow",
                List.of(),
                past -> past.calls().isEmpty()
                        ? Plan.Act.now(call(START, "audit", Effect.CHANGE))
                        : new Plan.Wait(Duration.ofSeconds(50), "it"));
        var bench = new Bench().with(slow);
        var yaml = "steps: [{id: slow, action: Slow, timeout: 10m}]\n";
        var begun = world.instant();
        assertThrows(
                Died.class,
                () -> run(
                        bench,
                        yaml,
                        world,
                        time -> {
                            throw new Died();
                        },
                        "one"));
        world.sleep(LEASE.plusMinutes(2));

        var result = run(bench, yaml, world, world, "two");

        assertEquals("timeout", result.error().orElseThrow().code());
        assertEquals(
                10, Duration.between(begun, world.instant()).plusSeconds(59).toMinutes());
    }

    @Test
    void whoWaitsLongKeepsNobodyElseWaiting() {
        var slow = new Named("Slow", List.of(), past -> switch (past.calls().size()) {
            case 0 -> Plan.Act.now(call(START, "audit", Effect.CHANGE));
            case 1 -> new Plan.Wait(Duration.ofMinutes(2), "it");
            default -> new Plan.Holds(Value.obj(), "seen");
        });
        var free = new ArrayList<Boolean>();
        Sleeper sleeper = time -> {
            free.add(isFree("arn:x"));
            world.sleep(time);
        };

        run(new Bench().with(slow), "steps: [{id: slow, action: Slow, timeout: 3m}]\n", world, sleeper, "one");

        assertEquals(List.of(true), free);
    }

    private boolean isFree(String resource) {
        var soon = world.instant().plusSeconds(1);
        var claim = journal.claim(new Journal.Beginning("other", "p", ""), "two", world.instant(), soon, false);
        return journal.lock(((Journal.Claim.Granted) claim).held(), List.of(resource), world.instant(), soon);
    }

    private static Named asks() {
        return new Named(
                "Notify",
                List.of("topic", "subject", "message"),
                past -> past.calls().isEmpty()
                        ? Plan.Act.now(call(PUBLISH, "agree?", Effect.NOTIFY).repeating(new Call.Repeat.Once()))
                        : new Plan.Holds(Value.obj(), "sent"));
    }

    @Test
    void whereNobodyCouldBeAskedNobodyIsWaitedFor() {
        world.failing("sns:Publish", World.Fault.REFUSED);
        world.stopped("audit", world.instant());
        var yaml = """
                steps:
                  - id: start
                    action: trail:Start
                    with: {Name: audit}
                    approval: {topic: t, within: 1d}
                """;

        var refused = run(new Bench().with(asks()), yaml);

        assertEquals("failed", refused.outcome());
        assertEquals("Validation", refused.error().orElseThrow().code());
        assertEquals(List.of(), world.effects);
    }

    @Test
    void whatNobodyWasAskedAboutIsAskedAbout() {
        var drifts = new Named(
                "Drifts",
                List.of(),
                past -> Plan.Act.now(call(START, world.logging("audit") ? "management" : "audit", Effect.CHANGE)));
        var bench = new Bench().with(drifts).with(asks());
        var yaml = "steps: [{id: drifts, action: Drifts, approval: {topic: t, within: 1d}}]\n";

        assertEquals("waiting", run(bench, yaml).outcome());
        world.sleep(Duration.ofDays(1).plusSeconds(1));
        world.stopped("audit", world.instant());

        assertEquals("waiting", run(bench, yaml).outcome(), "the plan is another one");
        assertEquals(List.of("sns:Publish \"agree?\"", "sns:Publish \"agree?\""), world.effects);
    }

    @Test
    void whatAnAnswerKeepsSecretIsInNoJournal() {
        var noted = new ArrayList<String>();
        var listening = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, given) -> {
                    noted.add(Arrays.toString(given));
                    return method.invoke(journal, given);
                });
        var script = new Script(Bench.json("{'trail:Start': {'Id': 'canary', 'Other': 'seen'}}"));
        var yaml = "steps: [{id: start, action: trail:Start, with: {Name: a}, secret: $.Id}]\n";
        var event = "{'id': 'e', 'source': 'aws.trail', 'account': '111122223333', 'region': 'us-east-1'}";
        var match = new Bench().matches(HEAD + yaml, event, script).getFirst();

        new Runner(new Bench(), script, listening, script, script, Set.of(), "one", LEASE).run(match, Mode.ENFORCE);

        assertTrue(noted.toString().contains("seen"), noted.toString());
        assertFalse(noted.toString().contains("canary"), noted.toString());
    }
}
