package io.parry.actions.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.index.Operations;
import io.parry.actions.index.Tsv;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes over the wire, and where to. */
final class SentTest {
    private static final FakeAws FAKE = new FakeAws();
    private static final AwsCloud CLOUD =
            new AwsCloud(new Operations(), Connection.named("test").at(FAKE.url()));

    @BeforeAll
    static void credentials() {
        System.setProperty("aws.accessKeyId", "AKIAEXAMPLE");
        System.setProperty("aws.secretAccessKey", "not-a-secret");
    }

    @AfterAll
    static void close() {
        CLOUD.close();
        FAKE.close();
    }

    static Stream<Object[]> required() throws IOException {
        return Tsv.rows(SentTest.class, "required.tsv");
    }

    @ParameterizedTest
    @MethodSource
    void required(String operation, String parameters, String mistakes) throws JsonError {
        int before = FAKE.asked().size();
        var answer = CLOUD.call(Operation.of(operation), Json.read(parameters), target("us-east-1"), soon());
        var failed = assertInstanceOf(Answer.Failed.class, answer);
        assertEquals("invalid-parameters", failed.code());
        assertEquals(mistakes, failed.message());
        assertEquals(before, FAKE.asked().size(), "nothing is sent");
    }

    @Test
    void valuesAreSentAsTheApiHasThemAndNullIsNot() throws JsonError {
        FAKE.replies(200, "{}");
        var given = Json.read("""
                {"StartTime": "2026-06-01T02:00:00+02:00", "MaxResults": "5.0", "NextToken": null,
                 "LookupAttributes": [null, {"AttributeKey": "EventName", "AttributeValue": ["a", {"b": 1}]}]}
                """);
        ok("cloudtrail:LookupEvents", given);
        var asked = FAKE.asked().getLast();
        var sent = Json.read(asked.substring(asked.indexOf('{')));
        assertEquals(
                0, new BigDecimal("1780272000").compareTo(sent.at("StartTime").number()));
        assertEquals(Value.of(5), sent.at("MaxResults"));
        var attribute = Value.obj("AttributeKey", "EventName", "AttributeValue", "[\"a\",{\"b\":1}]");
        assertEquals(Value.arr(attribute), sent.at("LookupAttributes"));
        assertFalse(asked.contains("NextToken"), asked);
    }

    @Test
    void documentsAndTimesAreReadAsTheyAre() throws JsonError {
        var document = "{\"a\": {\"b\": [1, true, null, \"x\"]}}";
        FAKE.replies(200, "{\"Findings\": [" + document + "]}");
        var found = CLOUD.call(Operation.of("securityhub:GetFindingsV2"), Value.obj(), target("us-east-1"), soon());
        var read = assertInstanceOf(Answer.Ok.class, found, found.toString());
        assertEquals(Value.arr(Json.read(document)), read.value().at("Findings"));
        FAKE.replies(200, "{\"StartTime\": 1780272000, \"IsLogging\": true, \"StartLoggingTime\": 1780272000.5}");
        var status = CLOUD.read(
                Operation.of("cloudtrail:GetTrailStatus"), Value.obj("Name", "t"), target("us-east-1"), soon());
        var ok = assertInstanceOf(Answer.Ok.class, status);
        assertEquals(Value.of("2026-06-01T00:00:00.500Z"), ok.value().at("StartLoggingTime"));
    }

    @Test
    void aCopyIsAskedForByTheApisNamesOrTheSdks() {
        FAKE.replies(200, "<CopyObjectResult/>");
        for (var names : new String[][] {{"Bucket", "Key"}, {"DestinationBucket", "DestinationKey"}}) {
            ok("s3:CopyObject", Value.obj(names[0], "b", names[1], "k/l", "CopySource", "from/it"));
            assertTrue(
                    FAKE.asked().getLast().startsWith("PUT /b/k/l"),
                    FAKE.asked().getLast());
        }
    }

    @Test
    void aPartThatIsCopiedGoesToTheApisNames() {
        FAKE.replies(200, "<CopyPartResult/>");
        var part = Value.obj("Bucket", "b", "Key", "k", "CopySource", "from/it", "PartNumber", 1, "UploadId", "u");
        ok("s3:UploadPartCopy", part);
        assertTrue(FAKE.asked().getLast().startsWith("PUT /b/k?"), FAKE.asked().getLast());
    }

    @Test
    void whatProtectsCloudFrontIsAskedForInItsOwnRegion() {
        assertEquals("us-east-1", region("wafv2:ListWebACLs", Value.obj("Scope", "CLOUDFRONT")));
        assertEquals("eu-west-1", region("wafv2:ListWebACLs", Value.obj("Scope", "REGIONAL")));
        var arn = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/n/i";
        assertEquals("us-east-1", region("wafv2:ListTagsForResource", Value.obj("ResourceARN", arn)));
        var logging = Value.obj("ResourceArn", arn, "LogDestinationConfigs", Value.arr("d"));
        assertEquals("us-east-1", region("wafv2:PutLoggingConfiguration", Value.obj("LoggingConfiguration", logging)));
        var regional = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/n/i";
        assertEquals("eu-west-1", region("wafv2:GetWebACLForResource", Value.obj("ResourceArn", regional)));
    }

    /** The Region that the request is signed for. */
    private static String region(String operation, Value parameters) {
        var signed = new StringBuilder();
        FAKE.replies(exchange -> {
            signed.append(exchange.getRequestHeaders().getFirst("Authorization").split("/", -1)[2]);
            FakeAws.answer(exchange, 200, Map.of(), "{}");
        });
        CLOUD.call(Operation.of(operation), parameters, target("eu-west-1"), soon());
        return signed.toString();
    }

    @Test
    void theReadsThatPageByATokenNoPaginatorKnowsAreFollowed() {
        followed("wafv2:ListWebACLs", Value.obj("Scope", "REGIONAL"), "WebACLs", "{\"Name\": \"%s\"}", "NextMarker");
        followed("wafv2:ListIPSets", Value.obj("Scope", "REGIONAL"), "IPSets", "{\"Name\": \"%s\"}", "NextMarker");
        followed(
                "ssm:DescribeDocumentPermission",
                Value.obj("Name", "d", "PermissionType", "Share"),
                "AccountIds",
                "\"%s\"",
                "NextToken");
        followed(
                "secretsmanager:ListSecretVersionIds",
                Value.obj("SecretId", "s"),
                "Versions",
                "{\"VersionId\": \"%s\"}",
                "NextToken");
    }

    private static void followed(String operation, Value parameters, String list, String item, String token) {
        FAKE.replies(exchange -> {
            boolean second = FAKE.asked().getLast().contains("turn-the-page");
            var items = "{\"" + list + "\": [" + item.formatted(second ? "b" : "a") + "]";
            var more = second ? "}" : ", \"" + token + "\": \"turn-the-page\"}";
            FakeAws.answer(exchange, 200, Map.of(), items + more);
        });
        var answer = CLOUD.read(Operation.of(operation), parameters, target("us-east-1"), soon());
        var found = assertInstanceOf(Answer.Ok.class, answer, answer.toString()).value();
        assertEquals(2, found.at(list).items().size(), operation);
    }

    private static void ok(String operation, Value parameters) {
        var answer = CLOUD.call(Operation.of(operation), parameters, target("us-east-1"), soon());
        assertInstanceOf(Answer.Ok.class, answer, answer.toString());
    }

    private static Target target(String region) {
        return Target.of("", region, "");
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(60);
    }
}
