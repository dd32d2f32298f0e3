package io.parry.actions.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.parry.actions.index.Operations;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The SDK's own settings of where services are, as {@code parry run} leaves them to it. A test cannot set a variable of
 * its environment; the system properties {@code aws.endpointUrl} are read in the same places.
 */
final class EndpointsTest {
    private final FakeAws all = new FakeAws();
    private final FakeAws one = new FakeAws();
    private final AwsCloud cloud = new AwsCloud(new Operations(), Connection.named("test"));

    @BeforeEach
    void settings() {
        System.setProperty("aws.accessKeyId", "AKIAEXAMPLE");
        System.setProperty("aws.secretAccessKey", "not-a-secret");
        System.setProperty("aws.endpointUrl", all.url().toString());
        System.setProperty("aws.endpointUrlCloudTrail", one.url().toString());
    }

    @AfterEach
    void close() {
        System.clearProperty("aws.endpointUrl");
        System.clearProperty("aws.endpointUrlCloudTrail");
        cloud.close();
        all.close();
        one.close();
    }

    @Test
    void aServiceWithASettingOfItsOwnIsThereAndTheOthersWhereAllAre() {
        read("cloudtrail:GetTrailStatus", Value.obj("Name", "t"));
        read("logs:DescribeLogGroups", Value.obj());
        assertEquals(1, one.asked().size());
        assertEquals(1, all.asked().size());
    }

    @Test
    void nothingIsPutBeforeTheHost() {
        all.replies(200, "<PublicAccessBlockConfiguration/>");
        read("s3control:GetPublicAccessBlock", Value.obj("AccountId", "111122223333"));
        read("s3:GetPublicAccessBlock", Value.obj("Bucket", "b"));
        all.replies(200, "{}");
        var run = Value.obj("stateMachineArn", "arn:aws:states:us-east-1:111122223333:stateMachine:m");
        cloud.call(Operation.of("stepfunctions:StartSyncExecution"), run, here(), soon());
        assertEquals(3, all.asked().size());
    }

    private void read(String operation, Value parameters) {
        var answer = cloud.read(Operation.of(operation), parameters, here(), soon());
        assertInstanceOf(Answer.Ok.class, answer, answer.toString());
    }

    private static Target here() {
        return Target.of("", "us-east-1", "");
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(60);
    }
}
