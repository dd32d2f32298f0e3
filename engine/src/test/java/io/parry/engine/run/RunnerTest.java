package io.parry.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.Bench;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.model.Mode;
import io.parry.engine.run.World.Fault;
import io.parry.engine.value.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a run may claim. The world counts effects, never the journal. */
final class RunnerTest {
    private static final Instant STOPPED = Instant.parse("2026-11-03T08:41:17Z");

    private static final String PLAYBOOK = """
            id: trail-stays-on
            version: 1.0.0
            title: The trail stays on
            mode: enforce
            triggers:
              - name: stopped
                match: {$.source: aws.trail, $.detail.errorCode: {exists: false}}
                vars: {trail: "${event.detail.name}", actor: "${event.detail.actor | default('eve')}"}
            guards:
              at_most: {runs: 2, window: 1h, per: "${vars.trail}", then: notify}
              exempt:
                - when: {vars.actor: migration}
                  reason: CHG-1
                  owner: platform
                  expires: 2027-01-31
            steps:
              - id: restart
                action: trail:Start
                with: {Name: "${vars.trail}"}
                unless:
                  action: trail:GetStatus
                  with: {Name: "${vars.trail}"}
                  result: {$.IsLogging: true}
            finally:
              - id: tell
                action: sns:Publish
                with: {Message: "restart ${steps.restart.outcome} ${run.outcome} ${run.error.code | default('fine')}"}
            """;

    private final World world = new World();
    private final Bench bench = new Bench();
    private final MemoryJournal journal = new MemoryJournal();

    private RunResult run(String yaml, String event, Mode mode) {
        var match = bench.matches(yaml, event, world).getFirst();
        return new Runner(bench, world, journal, world, world, Set.of("arn:ours"), "me", Duration.ofMinutes(5))
                .run(match, mode);
    }

    private RunResult run() {
        return run(PLAYBOOK, event("e-1"), Mode.ENFORCE);
    }

    private static String event(String id) {
        return "{'id': '" + id + "', 'source': 'aws.trail', 'account': '111122223333', 'region': 'us-east-1',"
                + " 'detail': {'name': 'management', 'eventTime': '2026-11-03T08:41:17Z'}}";
    }

    @Test
    void aStoppedTrailIsStartedAndTheStateProvesIt() {
        world.stopped("management", STOPPED);

        var result = run();

        assertEquals("succeeded", result.outcome());
        assertEquals(
                List.of("trail:Start management", "sns:Publish \"restart succeeded succeeded fine\""), world.effects);
        assertEquals("state", result.record().at("steps").at(0).at("proof").text());
    }

    @Test
    void aTrailThatRunsIsLeftAloneButNotOnAFirstLookThatMayBeOlderThanTheEvent() {
        world.stopped("management", STOPPED);
        world.lag = Duration.ofSeconds(8);

        var result = run();

        assertEquals("succeeded", result.outcome(), "the first read was from before the stop");
        assertTrue(world.logging("management"));
    }

    @Test
    void anEventFromTheFutureDoesNotHoldTheRun() {
        var event = event("e-1").replace("2026-11-03T08:41:17Z", "2031-01-01T00:00:00Z");
        var before = world.instant();

        assertEquals("nothing-to-do", run(PLAYBOOK, event, Mode.ENFORCE).outcome());
        assertTrue(Duration.between(before, world.instant()).compareTo(Duration.ofMinutes(1)) < 0);
    }

    @Test
    void nothingToDoIsSaidOnlyWhenItWasSeen() {
        var result = run();

        assertEquals("nothing-to-do", result.outcome());
        assertEquals(List.of("sns:Publish \"restart nothing-to-do nothing-to-do fine\""), world.effects);
    }

    @Test
    void aCallThatWasAcceptedAndChangedNothingIsNotVerifiedAndNotSentTwice() {
        world.stopped("management", STOPPED).failing("trail:Start", Fault.UNCHANGED);

        var result = run();

        assertEquals("not-verified", result.outcome());
        assertEquals(
                1,
                world.sent.stream()
                        .filter(sent -> sent.startsWith("trail:Start"))
                        .count());
        assertTrue(result.isBad());
    }

    @Test
    void aChangeThatShowsLateIsWaitedForAndNotSentAgain() {
        world.stopped("management", STOPPED);
        world.lag = Duration.ofSeconds(6);
        world.sleep(Duration.ofMinutes(1));

        var result = run();

        assertEquals("succeeded", result.outcome());
        assertEquals(
                1,
                world.sent.stream()
                        .filter(sent -> sent.startsWith("trail:Start"))
                        .count());
    }

    @Test
    void aLostResponseIsLookedAtBeforeAnythingIsSentAgain() {
        world.stopped("management", STOPPED).failing("trail:Start", Fault.LOST_RESPONSE);

        var result = run();

        assertEquals("succeeded", result.outcome());
        assertEquals(
                1,
                world.effects.stream()
                        .filter(effect -> effect.startsWith("trail:Start"))
                        .count());
        assertFalse(world.faultsLeft());
    }

    @Test
    void aRequestThatNeverArrivedIsSentAgain() {
        world.stopped("management", STOPPED).failing("trail:Start", Fault.LOST_REQUEST);

        var result = run();

        assertEquals("succeeded", result.outcome());
        assertEquals(
                1,
                world.effects.stream()
                        .filter(effect -> effect.startsWith("trail:Start"))
                        .count());
    }

    @Test
    void aDeniedCallFailsAndTheTeamIsToldWhy() {
        world.stopped("management", STOPPED).failing("trail:Start", Fault.DENIED);

        var result = run();

        assertEquals("failed", result.outcome());
        assertEquals("AccessDenied", result.error().orElseThrow().code());
        assertEquals(List.of("sns:Publish \"restart failed failed AccessDenied\""), world.effects);
    }

    @Test
    void aReadThatIsDeniedLetsNoChangeThrough() {
        world.stopped("management", STOPPED).failing("trail:GetStatus", Fault.DENIED);

        var result = run();

        assertEquals("failed", result.outcome());
        assertEquals(List.of("sns:Publish \"restart failed failed AccessDenied\""), world.effects);
    }

    @Test
    void throttlingIsWaitedOut() {
        world.stopped("management", STOPPED)
                .failing("trail:GetStatus", Fault.THROTTLED, Fault.THROTTLED)
                .failing("trail:Start", Fault.THROTTLED);

        assertEquals("succeeded", run().outcome());
        assertFalse(world.faultsLeft());
    }

    @Test
    void aCallThatFailsAfterSomebodyElseHasDoneItIsNothingToDo() {
        world.stopped("management", STOPPED).failing("trail:Start", Fault.REFUSED);
        world.sleep(Duration.ofMinutes(1));
        world.lag = Duration.ZERO;
        var match = bench.matches(PLAYBOOK, event("e-1"), world).getFirst();
        var cloud = new Interloper(world);

        var result = new Runner(bench, cloud, journal, world, world, Set.of(), "me", Duration.ofMinutes(5))
                .run(match, Mode.ENFORCE);

        assertEquals("nothing-to-do", result.outcome());
    }

    @Test
    void theSameEventTwiceIsCarriedOutOnce() {
        world.stopped("management", STOPPED);

        var first = run();
        var second = run();

        assertEquals(first.run(), second.run());
        assertTrue(second.fromRecord());
        assertEquals(2, world.effects.size());
    }

    @Test
    void anExemptActorBlocksUntilTheExemptionExpires() {
        world.stopped("management", STOPPED);
        var event = event("e-1").replace("'name'", "'actor': 'migration', 'name'");
        var playbook = PLAYBOOK.replace("2027-01-31", "2026-11-05");

        var result = run(playbook, event, Mode.ENFORCE);

        assertEquals("blocked", result.outcome());
        assertEquals("exempt", result.record().at("blocked").at("guard").text());
        assertEquals(List.of(), world.sent);

        world.sleep(Duration.between(world.instant(), Instant.parse("2026-11-06T00:00:00Z")));
        assertEquals("succeeded", run(playbook, event, Mode.ENFORCE).outcome());
    }

    @Test
    void ownCallsStartNoRun() {
        var event = event("e-1")
                .replace(
                        "'name'", "'userIdentity': {'sessionContext': {'sessionIssuer': {'arn': 'arn:ours'}}}, 'name'");

        assertEquals(
                "own-call",
                run(PLAYBOOK, event, Mode.ENFORCE)
                        .record()
                        .at("blocked")
                        .at("guard")
                        .text());
    }

    @Test
    void beyondTheLimitNothingIsChangedAndPeopleAreTold() {
        for (int i = 1; i <= 3; i++) {
            world.stopped("management", world.instant());
            var result = run(PLAYBOOK, event("e-" + i), Mode.ENFORCE);
            assertEquals(i <= 2 ? "succeeded" : "blocked", result.outcome());
            world.sleep(Duration.ofSeconds(30));
        }

        assertEquals(
                2,
                world.effects.stream()
                        .filter(effect -> effect.startsWith("trail:Start"))
                        .count());
        assertEquals(
                3,
                world.effects.stream()
                        .filter(effect -> effect.startsWith("sns:Publish"))
                        .count());
    }

    @Test
    void eachTrailAndEachPlaybookHasALimitOfItsOwn() {
        var once = PLAYBOOK.replace("runs: 2", "runs: 1");
        var audit = event("e-2").replace("management", "audit");
        world.stopped("management", STOPPED).stopped("audit", STOPPED);
        assertEquals("succeeded", run(once, event("e-1"), Mode.ENFORCE).outcome());
        assertEquals("succeeded", run(once, audit, Mode.ENFORCE).outcome());

        world.stopped("management", world.instant());
        assertEquals("blocked", run(once, event("e-3"), Mode.ENFORCE).outcome());
        var other = once.replace("id: trail-stays-on", "id: another");
        assertEquals("succeeded", run(other, event("e-3"), Mode.ENFORCE).outcome());
    }

    @Test
    void inShadowNothingIsSent() {
        world.stopped("management", STOPPED);

        var result = run(PLAYBOOK, event("e-1"), Mode.SHADOW);

        assertEquals("planned", result.outcome());
        assertEquals(List.of(), world.sent);
        assertEquals(
                "trail:Start",
                result.record()
                        .at("steps")
                        .at(0)
                        .at("planned")
                        .at(0)
                        .at("operation")
                        .text());
    }

    @Test
    void inNotifyPeopleAreToldAndNothingIsChanged() {
        world.stopped("management", STOPPED);

        var result = run(PLAYBOOK, event("e-1"), Mode.NOTIFY);

        assertEquals("planned", result.outcome());
        assertEquals(1, world.effects.size());
        assertTrue(world.effects.getFirst().startsWith("sns:Publish"));
    }

    @Test
    void offDoesNothingAtAll() {
        assertEquals("blocked", run(PLAYBOOK, event("e-1"), Mode.OFF).outcome());
        assertEquals(List.of(), world.sent);
    }

    @Test
    void everyItemIsTriedAndTheWorstCounts() {
        world.stopped("management", STOPPED).stopped("audit", STOPPED).failing("trail:Start", Fault.DENIED);
        var yaml = """
                id: all-trails
                version: 1.0.0
                title: All trails
                triggers:
                  - name: clicked
                    match: {$.source: aws.trail}
                steps:
                  - id: trails
                    action: trail:List
                  - id: restart
                    for_each: {trail: "${steps.trails.output.Trails[*]}"}
                    action: trail:Start
                    with: {Name: "${trail}"}
                    unless:
                      action: trail:GetStatus
                      with: {Name: "${trail}"}
                      result: {$.IsLogging: true}
                finally:
                  - id: tell
                    action: sns:Publish
                    with: {Message: "${steps.restart.items[?@.outcome == 'succeeded'].value | join(', ')} of ${steps.restart.items | count}"}
                """;

        var result = run(yaml, event("e-1"), Mode.ENFORCE);

        assertEquals("failed", result.outcome());
        assertEquals(List.of("trail:Start audit", "sns:Publish \"audit of 2\""), world.effects);
    }

    @Test
    void whatCannotBeToldFailsTheStepAndCallsNothing() {
        var yaml = """
                id: unknown
                version: 1.0.0
                title: Unknown is not absent
                triggers:
                  - name: any
                    match: {$.source: aws.trail}
                steps:
                  - id: status
                    action: trail:GetStatus
                    with: {Name: gone}
                    on_failure: continue
                  - id: stop
                    when: {steps.status.output.Protected: {exists: false}}
                    action: trail:Stop
                    with: {Name: management}
                """;

        var result = run(yaml, event("e-1"), Mode.ENFORCE);

        assertEquals("failed", result.outcome());
        assertEquals(List.of(), world.sent);
        assertEquals(
                "cannot-tell",
                result.record().at("steps").at(1).at("error").at("code").text());
    }

    @Test
    void anAcceptedErrorIsAnAnswer() {
        var yaml = """
                id: gone
                version: 1.0.0
                title: Gone is fine
                triggers:
                  - name: any
                    match: {$.source: aws.trail}
                steps:
                  - id: status
                    action: trail:GetStatus
                    with: {Name: gone}
                    accept_errors: TrailNotFoundException
                  - id: done
                    when: {steps.status.error.code: TrailNotFound}
                    action: Succeed
                    with: {reason: It is gone}
                  - id: stop
                    action: trail:Stop
                    with: {Name: management}
                """;

        var result = run(yaml, event("e-1"), Mode.ENFORCE);

        assertEquals("nothing-to-do", result.outcome());
        assertEquals("skipped", result.record().at("steps").at(2).at("outcome").text());
    }

    @Test
    void secretsAreSentAndNeverWrittenDown() {
        var yaml = """
                id: secret
                version: 1.0.0
                title: A secret is passed on
                triggers:
                  - name: any
                    match: {$.source: aws.trail}
                steps:
                  - id: password
                    action: random:GetPassword
                  - id: tell
                    action: sns:Publish
                    with: {Name: x, Message: "it is ${steps.password.output.Password}"}
                """;

        var result = run(yaml, event("e-1"), Mode.ENFORCE);

        assertEquals(List.of("sns:Publish \"it is canary\""), world.effects);
        assertFalse(Json.write(result.record()).contains("canary"), Json.write(result.record()));
    }

    @Test
    void anEventThatDoesNotSayWhereFailsBeforeAnythingIsCalled() {
        var result = run(PLAYBOOK, "{'source': 'aws.trail', 'detail': {'name': 'management'}}", Mode.ENFORCE);

        assertEquals("failed", result.outcome());
        assertEquals("no-account", result.error().orElseThrow().code());
        assertEquals(List.of(), world.sent);
    }
}
