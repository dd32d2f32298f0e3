package io.parry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.model.Mode;
import io.parry.engine.value.Value;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A step of a rotation is done, or Secrets Manager hears that it is not. */
final class RotationDoorTest {
    private static final String ROTATES = """
            triggers: [{name: rotation, match: {$.Step: createSecret, $.SecretId: {exists: true}}, repeatable: true}]
            steps:
              - action: trail:Start
                with: {Name: "${event.SecretId}"}
                unless: {action: trail:GetStatus, with: {Name: "${event.SecretId}"}, result: {$.IsLogging: true}}
            """;

    private static final String WAITS = """
            triggers: [{name: rotation, match: {$.Step: createSecret, $.SecretId: {exists: true}}, repeatable: true}]
            steps:
              - action: trail:GetStatus
                with: {Name: "${event.SecretId}"}
                until: {$.IsLogging: true}
                every: 20s
                timeout: 30m
            """;

    private static final Value STEP = Value.obj(
            "Step",
            "createSecret",
            "SecretId",
            "arn:aws:secretsmanager:us-east-1:111122223333:secret:s-abc",
            "ClientRequestToken",
            "token-1",
            "RotationToken",
            "canary-rotation");

    private static String why(Yard yard, Value request) {
        return String.valueOf(
                assertThrows(NotDone.class, () -> yard.asked(request)).getMessage());
    }

    @Test
    void aStepThatIsDoneIsAnswered() {
        var yard = new Yard(ROTATES);

        assertEquals(Value.arr("succeeded"), yard.asked(STEP).at("outcome"));
        assertEquals(
                Value.arr("nothing-to-do"), yard.asked(STEP).at("outcome"), "and asked again, it is looked at again");
        assertFalse(yard.logged().contains("canary-rotation"));
    }

    @Test
    void aStepThatFailsIsThrown() {
        var yard = new Yard(ROTATES);
        yard.failing.add("trail:Start");

        assertTrue(why(yard, STEP).startsWith("playbook one failed: "));
    }

    /** Secrets Manager would make a secret current that nobody has set. */
    @Test
    void aStepThatWasOnlyPlannedIsNotDone() {
        assertEquals(
                "playbook one planned: its mode is `shadow`, and nothing was changed",
                why(new Yard(ROTATES).atMost(Mode.SHADOW), STEP));
        assertTrue(why(new Yard(ROTATES).atMost(Mode.OFF), STEP).startsWith("playbook one blocked: mode: "));
    }

    @Test
    void aStepThatNobodyKnowsIsNotDone() {
        assertEquals(
                "no playbook matches this step of a rotation",
                why(new Yard(ROTATES), STEP.with("Step", Value.of("testSecret"))));
    }

    @Test
    void aStepIsWaitedForWithinTheInvocation() {
        var yard = new Yard(WAITS);
        yard.time.sleep(Duration.ofSeconds(1));

        var thrown = assertThrows(NotDone.class, () -> yard.asked(STEP, Duration.ofMinutes(5)));

        assertTrue(String.valueOf(thrown.getMessage()).startsWith("playbook one waiting"), thrown.getMessage());
        yard.logging.add(STEP.at("SecretId").text());
        yard.time.sleep(Duration.ofMinutes(1));
        assertEquals(
                Value.arr("nothing-to-do"),
                yard.asked(STEP, Duration.ofMinutes(5)).at("outcome"));
    }
}
