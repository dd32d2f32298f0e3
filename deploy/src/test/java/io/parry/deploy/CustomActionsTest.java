package io.parry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudFormation is always told, and what is there already or gone already is as well as made or taken away. */
final class CustomActionsTest {
    private static final String ARN = "arn:aws:securityhub:us-east-1:111122223333:action/custom/";
    private static final Value WORDS = Value.obj("Name", "Rotate key", "Description", "KMS keys rotate");

    private StrictActionTargets hub;
    private CustomActions door;

    @BeforeEach
    void open() throws IOException {
        hub = new StrictActionTargets();
        var targets = new ActionTargets(hub.cloud(), Target.of("", "us-east-1", ""), Clock.systemUTC(), pause -> {});
        door = new CustomActions(
                targets, new StackAnswers(url -> url.getHost().equals(hub.url().getHost()), pause -> {}));
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void oneIsMade() {
        assertEquals("SUCCESS " + ARN + "RotateKey", asked("Create", "", "RotateKey"));
        assertEquals(WORDS, hub.actions.get(ARN + "RotateKey"));
    }

    @Test
    void theAnswerSaysWhatItAnswers() {
        asked("Create", "", "RotateKey");
        var told = hub.answers.getFirst();
        assertEquals(Value.of("request"), told.at("RequestId"));
        assertEquals(Value.of("ButtonRotateKey"), told.at("LogicalResourceId"));
        assertEquals(stack(), told.at("StackId"));
    }

    @Test
    void oneThatIsThereGetsTheseWords() {
        hub.actions.put(ARN + "RotateKey", Value.obj("Name", "old", "Description", "old"));
        assertEquals("SUCCESS " + ARN + "RotateKey", asked("Create", "", "RotateKey"));
        assertEquals(WORDS, hub.actions.get(ARN + "RotateKey"));
    }

    @Test
    void askedTwiceTheSecondTimeIsAnsweredAsTheFirst() {
        assertEquals(asked("Create", "", "RotateKey"), asked("Create", "", "RotateKey"));
        assertEquals(asked("Delete", ARN + "RotateKey", "RotateKey"), asked("Delete", ARN + "RotateKey", "RotateKey"));
        assertEquals(Set.of(), hub.actions.keySet());
    }

    @Test
    void anotherIdIsAnotherActionAndTheOldOneIsLeftForTheRequestThatFollows() {
        asked("Create", "", "RotateKey");
        assertEquals("SUCCESS " + ARN + "TurnKey", asked("Update", ARN + "RotateKey", "TurnKey"));
        assertEquals(Set.of(ARN + "RotateKey", ARN + "TurnKey"), hub.actions.keySet());
    }

    @Test
    void whereSecurityHubIsOffNoneIsMadeAndTheReasonIsSaid() {
        hub.off = true;
        assertEquals("FAILED none", asked("Create", "", "RotateKey"));
        assertEquals(Value.of("InvalidAccess: told so"), hub.answers.getFirst().at("Reason"));
    }

    @Test
    void whereSecurityHubIsOffThereIsNothingToTakeAway() {
        hub.off = true;
        assertEquals("SUCCESS " + ARN + "RotateKey", asked("Delete", ARN + "RotateKey", "RotateKey"));
    }

    @Test
    void whatCouldNotBeMadeIsTakenAwayWithoutACall() {
        assertEquals("SUCCESS none", asked("Delete", "none", "RotateKey"));
        assertEquals(List.of(), hub.asked);
    }

    @Test
    void whatIsNotOursIsNotTakenAway() {
        assertEquals("SUCCESS arn:aws:s3:::bucket", asked("Delete", "arn:aws:s3:::bucket", "RotateKey"));
        assertEquals(List.of(), hub.asked);
    }

    @ParameterizedTest
    @CsvSource({"Create, ''", "Update, known", "Explode, known"})
    void whatIsRefusedFailsUnderTheNameItHad(String type, String known) {
        var told = asked(type, known, "no letters or digits");
        assertEquals("FAILED " + (known.isEmpty() ? "none" : known), told);
    }

    @Test
    void whoIsTooFastAsksAgain() {
        hub.refusals = 2;
        assertEquals("SUCCESS " + ARN + "RotateKey", asked("Create", "", "RotateKey"));
    }

    @Test
    void theAnswerIsSentAgainWhereItIsNotTaken() {
        hub.deafness = 2;
        assertEquals("SUCCESS " + ARN + "RotateKey", asked("Create", "", "RotateKey"));
    }

    @Test
    void whereTheAnswerIsNeverTakenTheCallFailsAndLambdaCallsAgain() {
        hub.deafness = 3;
        var error = assertThrows(NotDone.class, () -> asked("Create", "", "RotateKey"));
        assertFalse(String.valueOf(error.getMessage()).contains("signature"), error.getMessage());
    }

    @Test
    void anotherKindOfResourceIsRefused() {
        var request = request("Create", "", "RotateKey").with("ResourceType", "Custom::Anything");
        assertEquals("FAILED", door.answer(request, invocation()).at("Status").text());
    }

    @Test
    void noAnswerGoesElsewhere() {
        var request = request("Create", "", "RotateKey").with("ResponseURL", "https://elsewhere.example/?signature=x");
        assertThrows(NotDone.class, () -> door.answer(request, invocation()));
        assertEquals(List.of(), hub.asked, "nothing is done of what nobody can be told");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/arn?Signature=x",
                "https://cloudformation-custom-resource-response-euwest1.s3.eu-west-1.amazonaws.com/arn?Signature=x",
                "https://cloudformation-custom-resource-response-cnnorth1.s3.cn-north-1.amazonaws.com.cn/arn",
                "https://s3.amazonaws.com/bucket/arn"
            })
    void cloudFormationMayBeTold(String url) {
        assertTrue(StackAnswers.isOfS3(URI.create(url)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bucket.s3.amazonaws.com/arn",
                "https://bucket.s3.amazonaws.com:8443/arn",
                "https://bucket.s3.amazonaws.com@elsewhere.example/arn",
                "https://bucket.s3.amazonaws.com.elsewhere.example/arn",
                "https://elsewhere.example/s3.amazonaws.com",
                "https://169.254.169.254/latest",
                "https://x.execute-api.us-east-1.amazonaws.com/arn",
                "file:///etc/passwd"
            })
    void nobodyElseMayBeTold(String url) {
        assertFalse(StackAnswers.isOfS3(URI.create(url)));
    }

    @Test
    void anEventIsNoRequestOfCloudFormation() {
        assertFalse(door.takes(Value.obj("source", "aws.cloudtrail")));
        assertTrue(door.takes(request("Create", "", "RotateKey")));
    }

    /** Status and name of what CloudFormation has been told. */
    private String asked(String type, String known, String id) {
        door.answer(request(type, known, id), invocation());
        var told = hub.answers.getLast();
        return told.at("Status").text() + " " + told.at("PhysicalResourceId").text();
    }

    private Value request(String type, String known, String id) {
        return Value.obj("RequestType", type, "ResponseURL", hub.url() + "/answers?signature=x")
                .with("StackId", stack())
                .with("RequestId", "request")
                .with("LogicalResourceId", "ButtonRotateKey")
                .with("ResourceType", "Custom::SecurityHubAction")
                .with("PhysicalResourceId", known.isEmpty() ? Value.MISSING : Value.of(known))
                .with("ResourceProperties", WORDS.with("Id", id).with("ServiceToken", "arn"));
    }

    private static Value stack() {
        return Value.of("arn:aws:cloudformation:us-east-1:111122223333:stack/parry/00000000");
    }

    private static Invocation invocation() {
        var now = Clock.systemUTC().instant();
        return new Invocation("r", now, now.plusSeconds(60));
    }
}
