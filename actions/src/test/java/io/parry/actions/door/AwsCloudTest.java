package io.parry.actions.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.parry.actions.Moto;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every protocol over real HTTP. */
final class AwsCloudTest {
    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    private static final Target HERE = MOTO.target("us-east-1");

    @Test
    void queryAndItsPages() {
        for (int i = 0; i < 5; i++) {
            MOTO.does("iam:CreateUser", "UserName", "paged-" + i);
        }
        var users = read("iam:ListUsers", Value.obj("MaxItems", 2)).at("Users");
        assertEquals(5, users.items().size());
    }

    @Test
    void ec2AndItsEmptyLists() {
        var vpc =
                MOTO.does("ec2:CreateVpc", "CidrBlock", "10.1.0.0/16").at("Vpc").at("VpcId");
        var group = MOTO.does("ec2:CreateSecurityGroup", "GroupName", "g", "Description", "d", "VpcId", vpc)
                .at("GroupId");
        var found = read("ec2:DescribeSecurityGroups", Value.obj("GroupIds", Value.arr(group)));
        assertEquals(Value.arr(), found.at("SecurityGroups").at(0).at("IpPermissions"));
        assertEquals(
                "InvalidGroup.NotFound", code("ec2:DescribeSecurityGroups", Value.obj("GroupIds", Value.arr("sg-9"))));
    }

    @Test
    void jsonAndItsSecrets() {
        MOTO.does("secretsmanager:CreateSecret", "Name", "s", "SecretString", "canary");
        var value = read("secretsmanager:GetSecretValue", Value.obj("SecretId", "s"));
        assertEquals(
                List.of("secretsmanager:GetSecretValue SecretString"),
                value.at("SecretString").secrets());
        assertFalse(value.toString().contains("canary"));
        assertEquals(Value.of("canary"), value.at("SecretString").reveal());
        assertEquals("ResourceNotFound", code("secretsmanager:GetSecretValue", Value.obj("SecretId", "none")));
    }

    @Test
    void theSecretOfANewKeyIsMarked() {
        MOTO.does("iam:CreateUser", "UserName", "with-key");
        var key = MOTO.does("iam:CreateAccessKey", "UserName", "with-key").at("AccessKey");
        assertInstanceOf(Value.Secret.class, key.at("SecretAccessKey"));
        assertInstanceOf(Value.Text.class, key.at("AccessKeyId"));
    }

    @Test
    void restXmlAndStreams() throws JsonError {
        MOTO.does("s3:CreateBucket", "Bucket", "bucket-of-tests");
        var policy = Json.read("{\"Version\": \"2012-10-17\", \"Statement\": []}");
        MOTO.does("s3:PutBucketPolicy", "Bucket", "bucket-of-tests", "Policy", policy);
        var text = read("s3:GetBucketPolicy", Value.obj("Bucket", "bucket-of-tests"))
                .at("Policy")
                .text();
        assertEquals(policy, Json.read(text));
        MOTO.does("s3:PutObject", "Bucket", "bucket-of-tests", "Key", "k", "Body", "hello");
        assertEquals(
                Value.of("hello"),
                read("s3:GetObject", Value.obj("Bucket", "bucket-of-tests", "Key", "k"))
                        .at("Body"));
        assertEquals("NoSuchBucket", code("s3:GetBucketPolicy", Value.obj("Bucket", "no-such-bucket-here")));
    }

    @Test
    void s3ControlWithTheAccountInItsHost() {
        var account = Value.obj("AccountId", "111122223333");
        MOTO.does(
                HERE,
                "s3control:PutPublicAccessBlock",
                account.with("PublicAccessBlockConfiguration", Value.obj("BlockPublicAcls", true)));
        assertEquals(
                Value.of(true),
                read("s3control:GetPublicAccessBlock", account)
                        .at("PublicAccessBlockConfiguration")
                        .at("BlockPublicAcls"));
    }

    @Test
    void restJson() {
        assertEquals(Value.arr(), read("lambda:ListFunctions", Value.obj()).at("Functions"));
        assertEquals("ResourceNotFound", code("lambda:GetFunction", Value.obj("FunctionName", "none")));
    }

    @Test
    void aStaleLockTokenIsALostRace() {
        var set = MOTO.does(
                        HERE,
                        "wafv2:CreateIPSet",
                        Value.obj(
                                "Name", "s",
                                "Scope", "REGIONAL",
                                "IPAddressVersion", "IPV4",
                                "Addresses", Value.arr("192.0.2.0/24")))
                .at("Summary");
        var update = Value.obj(
                "Name", "s",
                "Scope", "REGIONAL",
                "Id", set.at("Id"),
                "Addresses", Value.arr(),
                "LockToken", set.at("LockToken"));
        MOTO.does(HERE, "wafv2:UpdateIPSet", update);
        assertEquals(Answer.Kind.CONFLICT, failed("wafv2:UpdateIPSet", update).kind());
    }

    private static Value read(String operation, Value parameters) {
        var answer = MOTO.cloud().read(Operation.of(operation), parameters, HERE, Moto.soon());
        return assertInstanceOf(Answer.Ok.class, answer, answer.toString()).value();
    }

    private static Answer.Failed failed(String operation, Value parameters) {
        return assertInstanceOf(
                Answer.Failed.class, MOTO.cloud().call(Operation.of(operation), parameters, HERE, Moto.soon()));
    }

    private static String code(String operation, Value parameters) {
        return failed(operation, parameters).code();
    }
}
