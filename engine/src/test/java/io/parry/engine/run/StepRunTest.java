package io.parry.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.Bench;
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
import io.parry.engine.model.Mode;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bounds of one step, and two runs on one resource. */
final class StepRunTest {
    private static final Operation START = Operation.of("trail:Start");
    private static final String HEAD = """
            id: one
            version: 1.0.0
            title: One
            triggers:
              - name: any
                match: {$.source: aws.trail}
            """;
    private static final String START_UNLESS = HEAD + """
            steps:
              - id: start
                action: trail:Start
                with: {Name: management}
                unless: {action: trail:GetStatus, with: {Name: management}, result: {$.IsLogging: true}}
            """;

    private final World world = new World();
    private final MemoryJournal journal = new MemoryJournal();

    /** Asks for something new each time. */
    private record Restless() implements Action {
        @Override
        public ActionSpec spec() {
            return new ActionSpec(
                    "Restless", "", List.of(), "", new Uses(Set.of(), Set.of(START)), Duration.ofSeconds(1));
        }

        @Override
        public Plan plan(Inputs in, Reads now, Past past) {
            var name = Value.obj(
                    "Name",
                    past.calls().size() % 2 == 0 ? "management" : "audit",
                    "N",
                    past.calls().size());
            return Plan.Act.now(Call.of(START, name, in.target(), Effect.CHANGE, List.of("arn:x")));
        }
    }

    private static String event(String id) {
        return "{'id': '" + id + "', 'source': 'aws.trail', 'account': '111122223333', 'region': 'us-east-1'}";
    }

    private RunResult run(Bench bench, String yaml, String event, Cloud cloud) {
        var match = bench.matches(yaml, event, world).getFirst();
        return new Runner(bench, cloud, journal, world, world, Set.of(), "me", Duration.ofMinutes(5))
                .run(match, Mode.ENFORCE);
    }

    @Test
    void whatKeepsChangingIsGivenUpAfterTwelveRounds() {
        var bench = new Bench().with(new Restless());

        var result = run(bench, HEAD + "steps: [{id: restless, action: Restless}]", event("e"), world);

        assertEquals("not-verified", result.outcome());
        assertEquals("keeps-changing", result.error().orElseThrow().code());
        assertEquals(12, world.sent.size());
    }

    private static final String STOP_UNLESS = HEAD + """
            steps:
              - id: stop
                action: trail:Stop
                with: {Name: management}
                unless: {action: trail:GetStatus, with: {Name: management}, result: {$.IsLogging: false}}
            """;

    /** The token of the one call, in a world where it works at once. */
    private Value token(String yaml) {
        return token(yaml, "e");
    }

    private Value token(String yaml, String event) {
        var tokens = new ArrayList<Value>();
        run(new Bench(), yaml, event(event), new Cloud() {
            @Override
            public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
                return new Answer.Ok(Value.obj("IsLogging", tokens.isEmpty()), "r");
            }

            @Override
            public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
                tokens.add(parameters.at("ClientToken"));
                return new Answer.Ok(Value.obj(), "r");
            }
        });
        assertEquals(1, tokens.size());
        return tokens.getFirst();
    }

    @Test
    void aTokenThatNobodyGaveIsFilledInTheFormThatEveryServiceTakes() {
        var token = token(STOP_UNLESS).text();
        assertTrue(token.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), token);
    }

    /** AWS takes a token that it knows for a call that it has done, and does nothing. */
    @Test
    void eachRunHasATokenOfItsOwn() {
        assertNotEquals(token(STOP_UNLESS, "e-1"), token(STOP_UNLESS, "e-2"));
    }

    /** Secrets Manager's names the version that is written. */
    @Test
    void aTokenThatTheAuthorGaveIsSent() {
        var yaml = STOP_UNLESS.replace(
                "with: {Name: management}\n    unless", "with: {Name: management, ClientToken: mine}\n    unless");
        assertEquals(Value.of("mine"), token(yaml));
    }

    /** Lets another run of ours go through at a chosen point of this one. */
    private final class Between implements Cloud {
        private final List<String> outcomes = new ArrayList<>();
        private final boolean beforeTheCall;
        private boolean free = true;

        Between(boolean beforeTheCall) {
            this.beforeTheCall = beforeTheCall;
        }

        private void other() {
            if (free) {
                free = false;
                outcomes.add(
                        run(new Bench(), START_UNLESS, event("other"), world).outcome());
            }
        }

        @Override
        public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
            var answer = world.read(operation, parameters, target, deadline);
            if (!beforeTheCall) {
                other();
            }
            return answer;
        }

        @Override
        public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
            if (beforeTheCall) {
                other();
            }
            return world.call(operation, parameters, target, deadline);
        }
    }

    @Test
    void aRunThatComesBetweenLookAndLockIsSeenWhenTheFirstLooksAgain() {
        world.stopped("management", world.instant().minusSeconds(60));
        var between = new Between(false);

        var result = run(new Bench(), START_UNLESS, event("first"), between);

        assertEquals(List.of("succeeded"), between.outcomes);
        assertEquals("nothing-to-do", result.outcome());
        assertEquals(List.of("trail:Start management"), world.effects);
    }

    @Test
    void aRunThatComesWhileAnotherHoldsTheResourceSendsNothing() {
        world.stopped("management", world.instant().minusSeconds(60));
        var between = new Between(true);

        var result = run(new Bench(), START_UNLESS, event("first"), between);

        assertEquals(List.of("waiting"), between.outcomes);
        assertEquals("succeeded", result.outcome());
        assertEquals(List.of("trail:Start management"), world.effects);
    }

    @Test
    void aLockIsGivenBackWhereNothingWasSentUnderIt() {
        world.stopped("management", world.instant().minusSeconds(60));
        var yaml = START_UNLESS + """
                  - {id: look, action: trail:GetStatus, with: {Name: audit}}
                """;
        var freed = new ArrayList<Boolean>();
        var cloud = new Cloud() {
            private final Between between = new Between(false);

            @Override
            public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
                if (parameters.at("Name").text().equals("audit")) {
                    freed.add(free());
                }
                return between.read(operation, parameters, target, deadline);
            }

            @Override
            public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
                return between.call(operation, parameters, target, deadline);
            }
        };

        run(new Bench(), yaml, event("first"), cloud);

        assertEquals(List.of(true), freed);
        assertTrue(world.logging("management"));
    }

    private boolean free() {
        var now = world.instant();
        var claim = journal.claim(new Journal.Beginning("probe", "p", ""), "me", now, now.plusSeconds(60), false);
        var held = ((io.parry.engine.journal.Journal.Claim.Granted) claim).held();
        return journal.lock(held, List.of("arn:trail:\"management\""), now, now.plusSeconds(60));
    }

    /** Tells people, as the named action of that name does. */
    private record Asking() implements Action {
        private static final Operation PUBLISH = Operation.of("sns:Publish");

        @Override
        public ActionSpec spec() {
            var inputs = java.util.stream.Stream.of("topic", "subject", "message")
                    .map(name -> new ActionSpec.Input(name, "string", true, ""))
                    .toList();
            return new ActionSpec("Notify", "", inputs, "", new Uses(Set.of(), Set.of(PUBLISH)), Duration.ZERO);
        }

        @Override
        public Plan plan(Inputs in, Reads now, Past past) {
            return past.last(PUBLISH)
                    .<Plan>map(done -> new Plan.Holds(Value.obj(), "sent"))
                    .orElseGet(() -> Plan.Act.now(Call.of(
                                    PUBLISH,
                                    Value.obj("Message", in.get("message")),
                                    in.target(),
                                    Effect.NOTIFY,
                                    List.of(in.text("topic")))
                            .repeating(new Call.Repeat.Once())));
        }
    }

    private static final String AFTER_APPROVAL = START_UNLESS.replace(
            "    with: {Name: management}\n", "    with: {Name: management}\n    approval: {topic: t, within: 1d}\n");

    private RunResult delivered(Bench bench, String playbook, String owner) {
        var event = "{'id': 'e-1', 'source': 'aws.trail', 'account': '111122223333', 'region': 'us-east-1',"
                + " 'detail': {'name': 'management'}}";
        var match = bench.matches(playbook, event, world).getFirst();
        return new Runner(bench, world, journal, world, world, Set.of(), owner, Duration.ofMinutes(5))
                .run(match, Mode.ENFORCE);
    }

    @Test
    void aStepThatNeedsAPersonAsksOnceAndWaitsAndDoesNothing() {
        world.stopped("management", Instant.EPOCH.plusSeconds(1));
        var bench = new Bench().with(new Asking());
        var playbook = AFTER_APPROVAL + "finally:\n  - {action: sns:Publish, with: {Message: over}}\n";

        var first = delivered(bench, playbook, "one");

        assertEquals("waiting", first.outcome(), first.record().show());
        assertTrue(!first.isBad());
        assertEquals(1, world.sent.size(), world.sent.toString());
        assertTrue(world.effects.getFirst().contains("Nothing is done until somebody agrees"));
        assertEquals(
                "approval of `start`",
                first.record().at("steps").at(0).at("why").text());
        assertEquals("busy", delivered(bench, playbook, "two").outcome(), "it sleeps");
    }

    @Test
    void aStepThatNobodyAgreedToIsBlockedAndWhatComesFinallyIsDone() {
        world.stopped("management", Instant.EPOCH.plusSeconds(1));
        var bench = new Bench().with(new Asking());
        var playbook = AFTER_APPROVAL + "finally:\n  - {action: sns:Publish, with: {Message: over}}\n";
        delivered(bench, playbook, "one");
        world.sleep(Duration.ofDays(1).plusSeconds(1));

        var second = delivered(bench, playbook, "two");

        assertEquals("blocked", second.outcome(), second.record().show());
        assertEquals(2, world.effects.size(), "asked once, told at the end: " + world.effects);
        assertEquals("sns:Publish \"over\"", world.effects.getLast());
        assertTrue(!world.logging("management"));
    }

    @Test
    void whatIsRightAlreadyNeedsNobodysLeave() {
        assertEquals(
                "nothing-to-do",
                delivered(new Bench().with(new Asking()), AFTER_APPROVAL, "one").outcome());
        assertEquals(List.of(), world.sent);
    }

    @Test
    void anErrorThatIsAcceptedOfANamedActionCanBeAskedFor() {
        world.failing("sns:Publish", World.Fault.REFUSED);
        var playbook = HEAD + """
                steps:
                  - id: tell
                    action: Notify
                    with: {topic: t, subject: s, message: m}
                    accept_errors: ValidationException
                  - {action: sns:Publish, with: {Message: "${steps.tell.error.code}"}}
                """;

        var result = delivered(new Bench().with(new Asking()), playbook, "one");

        assertEquals("succeeded", result.outcome(), result.record().show());
        assertEquals(List.of("sns:Publish \"Validation\""), world.effects);
    }
}
