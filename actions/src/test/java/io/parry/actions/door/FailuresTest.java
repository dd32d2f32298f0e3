package io.parry.actions.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.index.ApiOperation;
import io.parry.actions.index.Operations;
import io.parry.actions.index.ShapeNotes;
import io.parry.actions.index.Tsv;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Answer.Failed;
import io.parry.engine.action.Answer.Kind;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;

final class FailuresTest {
    private static final Target HERE = Target.of("", "us-east-1", "");
    private static final FakeAws FAKE = new FakeAws();
    private static AwsCloud cloud = open(FAKE.url());

    @BeforeAll
    static void credentials() {
        System.setProperty("aws.accessKeyId", "AKIAEXAMPLE");
        System.setProperty("aws.secretAccessKey", "not-a-secret");
    }

    @AfterAll
    static void close() {
        cloud.close();
        FAKE.close();
    }

    static Stream<Object[]> failures() throws IOException {
        return Tsv.rows(FailuresTest.class, "failures.tsv");
    }

    @ParameterizedTest
    @MethodSource
    void failures(String operation, int status, String body, String kind, String code) {
        FAKE.replies(status, body);
        var failed = failed(cloud, operation, parameters(operation));
        assertEquals(Kind.valueOf(kind), failed.kind());
        assertEquals(code, failed.code());
    }

    /** The least that may be sent: something in every required parameter. */
    private static Value parameters(String operation) {
        var api = new Operations().api(Operation.of(operation)).orElseThrow();
        var given = Value.obj();
        for (var field : Handles.request(api).sdkFields()) {
            if (api.required().contains(field.memberName())) {
                given = given.with(field.memberName(), something(api, field));
            }
        }
        return given;
    }

    private static Value something(ApiOperation api, SdkField<?> field) {
        var shape = Handles.request(api).getClass().getEnclosingClass();
        var service = api.facts().operation().service();
        var values = new Enums(ShapeNotes.of(service)).closed(new RequestWriter.Member(shape, field.memberName()));
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> Value.arr();
            case MAP, SDK_POJO -> Value.obj();
            case INTEGER, LONG -> Value.of(1);
            default -> Value.of(values.isEmpty() ? "x" : values.getFirst());
        };
    }

    @Test
    void aFailureIsSentOnceAndNotTriedAgain() {
        FAKE.replies(500, "{}");
        int before = FAKE.asked().size();
        failed(cloud, "cloudtrail:StartLogging", Value.obj("Name", "t"));
        assertEquals(before + 1, FAKE.asked().size());
    }

    @Test
    void theBodyOfAFailureIsThereToRead() {
        FAKE.replies(400, "{\"__type\": \"ConditionalCheckFailedException\", \"Item\": {\"pk\": {\"S\": \"x\"}}}");
        var failed = failed(cloud, "dynamodb:PutItem", Value.obj("TableName", "t", "Item", Value.obj()));
        assertEquals(Value.of("x"), failed.value().at("Item").at("pk").at("S"));
    }

    @Test
    void aConnectionThatIsCutLeavesAChangeInDoubtAndAReadHarmless() {
        FAKE.replies(exchange -> exchange.close());
        assertEquals(
                Kind.IN_DOUBT,
                failed(cloud, "cloudtrail:StartLogging", Value.obj("Name", "t")).kind());
        assertEquals(
                Kind.AGAIN,
                failed(cloud, "cloudtrail:GetTrailStatus", Value.obj("Name", "t"))
                        .kind());
    }

    @ParameterizedTest
    @MethodSource("notAnswers")
    void whatIsNoAnswerOfAwsLeavesAChangeInDoubtAndAReadHarmless(
            String what, Map<String, String> headers, String body) {
        FAKE.replies(exchange -> FakeAws.answer(exchange, 200, headers, body));
        var user = Value.obj("UserName", "eve");
        var made = cloud.call(Operation.of("iam:CreateAccessKey"), user, HERE, soon());
        assertEquals(Kind.IN_DOUBT, assertInstanceOf(Failed.class, made, what).kind());
        var asked = read(cloud, "iam:ListAccessKeys", user);
        assertEquals(Kind.AGAIN, assertInstanceOf(Failed.class, asked, what).kind());
    }

    static Stream<Object[]> notAnswers() {
        return Stream.of(
                new Object[] {"a log-in page", Map.of(), "<!DOCTYPE html><html><body>Log in</body></html>"},
                new Object[] {"a page without a type", Map.of(), "<html><body>Log in</body></html>"},
                new Object[] {"nothing", Map.of(), ""},
                new Object[] {"another's failure", Map.of(), "<Error><Code>InternalError</Code></Error>"},
                new Object[] {"badly packed", Map.of("Content-Encoding", "gzip"), "this is not packed"});
    }

    @Test
    void aPageIsNoAnswerOverTheOtherProtocolsEither() {
        FAKE.replies(200, " <html><body>Log in</body></html>");
        var policy = Value.obj("Bucket", "b", "Policy", "{}");
        assertEquals(Kind.IN_DOUBT, failed(cloud, "s3:PutBucketPolicy", policy).kind());
        assertEquals(
                Kind.IN_DOUBT,
                failed(cloud, "cloudtrail:StartLogging", Value.obj("Name", "t")).kind());
    }

    @Test
    void aDownloadMayBeAPage() {
        FAKE.replies(200, "<html>ours</html>");
        var page = read(cloud, "s3:GetObject", Value.obj("Bucket", "b", "Key", "index.html"));
        var value = assertInstanceOf(Answer.Ok.class, page, page.toString()).value();
        assertEquals(Value.of("<html>ours</html>"), value.at("Body"));
    }

    @Test
    void anAnswerWithoutEndIsNotReadIntoMemory() {
        FAKE.replies(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<CreateAccessKeyResponse>".getBytes(StandardCharsets.UTF_8));
            var megabyte = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int sent = 0; sent < 70; sent++) {
                exchange.getResponseBody().write(megabyte);
            }
            exchange.close();
        });
        var asked = assertInstanceOf(Failed.class, read(cloud, "s3:GetBucketPolicy", Value.obj("Bucket", "b")));
        assertEquals(Kind.REFUSED, asked.kind());
        assertEquals("answer-too-long", asked.code());
        var changed = failed(cloud, "iam:CreateAccessKey", Value.obj("UserName", "eve"));
        assertEquals(Kind.IN_DOUBT, changed.kind());
    }

    @Test
    void anAnswerThatDoesNotComeInTimeLeavesAChangeInDoubt() {
        FAKE.replies(exchange -> {
            try {
                Thread.sleep(20_000);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        var answer = cloud.call(
                Operation.of("cloudtrail:StartLogging"),
                Value.obj("Name", "t"),
                HERE,
                Instant.now().plusMillis(1500));
        assertEquals(Kind.IN_DOUBT, assertInstanceOf(Failed.class, answer).kind());
        assertEquals("timeout", ((Failed) answer).code());
    }

    @Test
    void whatWasNeverSentIsNeverInDoubt() {
        int before = FAKE.asked().size();
        var late = cloud.call(
                Operation.of("cloudtrail:StartLogging"),
                Value.obj("Name", "t"),
                HERE,
                Instant.now().minusSeconds(1));
        assertEquals(Kind.AGAIN, assertInstanceOf(Failed.class, late).kind());
        assertEquals(before, FAKE.asked().size());
        for (var nobody : new String[] {"http://127.0.0.1:1", "http://nobody.invalid"}) {
            try (var away = open(URI.create(nobody))) {
                assertEquals(
                        Kind.AGAIN,
                        failed(away, "cloudtrail:StartLogging", Value.obj("Name", "t"))
                                .kind());
            }
        }
    }

    /** Not even STS is there. */
    @Test
    void whereNobodyIsThereARoleIsNoWrongParameter() {
        var there = new Target("aws", "444455556666", "us-east-1", "arn:aws:iam::444455556666:role/responder");
        try (var away = open(URI.create("http://127.0.0.1:1"))) {
            var answer = away.call(Operation.of("iam:CreateUser"), Value.obj("UserName", "u"), there, soon());
            assertEquals(Kind.AGAIN, assertInstanceOf(Failed.class, answer).kind());
            assertEquals("connection", ((Failed) answer).code());
        }
    }

    /** It was STS that failed, before anything else was asked. */
    @Test
    void aRoleThatCannotBeAssumedLeavesNothingInDoubt() {
        FAKE.replies(500, "<ErrorResponse><Error><Code>InternalFailure</Code></Error></ErrorResponse>");
        int before = FAKE.asked().size();
        var there = new Target("aws", "444455556666", "us-east-1", "arn:aws:iam::444455556666:role/responder");
        var answer = cloud.call(Operation.of("iam:CreateUser"), Value.obj("UserName", "u"), there, soon());
        assertEquals(Kind.AGAIN, assertInstanceOf(Failed.class, answer).kind());
        assertEquals(before + 1, FAKE.asked().size());
        assertTrue(FAKE.asked().getLast().contains("AssumeRole"));
    }

    @Test
    void aFailureInsideA200IsPartOfAChangeAndNoRead() {
        FAKE.replies(200, "{\"FailedFindings\": [{\"Id\": \"x\"}], \"FailedCount\": 1, \"SuccessCount\": 0}");
        var change = failed(cloud, "securityhub:BatchImportFindings", Value.obj("Findings", Value.arr()));
        assertEquals(Kind.PARTLY, change.kind());
        assertEquals(Value.of("x"), change.value().at("FailedFindings").at(0).at("Id"));
        FAKE.replies(200, "{\"UnprocessedItems\": {\"t\": [{\"DeleteRequest\": {\"Key\": {\"k\": {\"S\": \"x\"}}}}]}}");
        assertEquals(
                Kind.PARTLY,
                failed(cloud, "dynamodb:BatchWriteItem", Value.obj("RequestItems", Value.obj()))
                        .kind());
        FAKE.replies(200, "{\"failures\": [{\"arn\": \"a\", \"reason\": \"MISSING\"}], \"services\": []}");
        var missing = read(cloud, "ecs:DescribeServices", Value.obj("services", Value.arr("s")));
        assertEquals(Kind.REFUSED, assertInstanceOf(Failed.class, missing).kind());
        FAKE.replies(200, "{\"projectsNotFound\": [\"p\"], \"projects\": []}");
        var read = read(cloud, "codebuild:BatchGetProjects", Value.obj("names", Value.arr("p")));
        assertEquals(Kind.REFUSED, assertInstanceOf(Failed.class, read).kind());
        FAKE.replies(200, "{\"UnprocessedKeys\": {\"t\": {\"Keys\": [{\"pk\": {\"S\": \"x\"}}]}}}");
        var later = read(cloud, "dynamodb:BatchGetItem", Value.obj("RequestItems", Value.obj()));
        assertEquals(Kind.AGAIN, assertInstanceOf(Failed.class, later).kind());
    }

    @Test
    void noSecretComesBackInAMessageOrAnAnswer() {
        var parameters = Value.obj("SecretId", "s", "SecretString", Value.secret("test", Value.of("canary-1")));
        FAKE.replies(400, "{\"__type\": \"InvalidParameterException\", \"message\": \"canary-1 is too short\"}");
        var failed = failed(cloud, "secretsmanager:PutSecretValue", parameters);
        assertFalse(failed.toString().contains("canary"), failed.toString());
        assertTrue(failed.message().contains("*** is too short"), failed.message());
        FAKE.replies(200, "{\"Name\": \"echo canary-1\"}");
        var ok = cloud.call(Operation.of("secretsmanager:PutSecretValue"), parameters, HERE, soon());
        assertFalse(ok.toString().contains("canary"), ok.toString());
    }

    @Test
    void readsThatCouldChangeSomethingAreNotAsked() {
        int before = FAKE.asked().size();
        var answer = read(cloud, "cloudtrail:StopLogging", Value.obj("Name", "t"));
        assertEquals("not-a-read", assertInstanceOf(Failed.class, answer).code());
        var misspelt = failed(cloud, "cloudtrail:StartLoging", Value.obj());
        assertTrue(misspelt.message().contains("`cloudtrail:StartLogging`"), misspelt.message());
        assertEquals(before, FAKE.asked().size());
    }

    @Test
    void updatesOfFindingsGoOutAsPatch() {
        FAKE.replies(200, "{\"ProcessedFindings\": [], \"UnprocessedFindings\": []}");
        var answer = cloud.call(
                Operation.of("securityhub:BatchUpdateFindings"),
                Value.obj("FindingIdentifiers", Value.arr(), "Workflow", Value.obj("Status", "NOTIFIED")),
                HERE,
                soon());
        assertInstanceOf(Answer.Ok.class, answer);
        assertTrue(
                FAKE.asked().getLast().startsWith("PATCH /findings/batchupdate"),
                FAKE.asked().getLast());
    }

    @Test
    void theWebIsReadAsItAnswers() {
        FAKE.replies(
                exchange -> FakeAws.answer(exchange, 302, Map.of("Location", "http://elsewhere.invalid"), "moved"));
        var url = FAKE.url() + "/probe";
        var answer = read(cloud, "http:GET", Value.obj("url", url, "insecure", true));
        var value = assertInstanceOf(Answer.Ok.class, answer).value();
        assertEquals(Value.of(302), value.at("status"));
        assertEquals(Value.of("moved"), value.at("body"));
        var insecure = read(cloud, "http:GET", Value.obj("url", url));
        assertEquals(
                "invalid-parameters", assertInstanceOf(Failed.class, insecure).code());
    }

    @Test
    void aSecretThatTheWebSaysBackIsSecretStill() {
        FAKE.replies(exchange -> FakeAws.answer(exchange, 200, Map.of(), "you sent canary-77"));
        var secret = Value.secret("test", Value.of("canary-77"));
        var answer = read(
                cloud,
                "http:GET",
                Value.obj(
                        "url",
                        FAKE.url() + "/echo",
                        "insecure",
                        true,
                        "headers",
                        Value.arr(Value.obj("name", "X-Origin", "value", secret))));

        var value = assertInstanceOf(Answer.Ok.class, answer).value();
        assertFalse(Json.write(value.redact()).contains("canary-77"), Json.write(value.redact()));
    }

    @Test
    void theWebIsNotWaitedForWhenItsBodyDoesNotCome() throws InterruptedException {
        var over = new CountDownLatch(1);
        FAKE.replies(exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            await(over);
            exchange.getResponseBody().write('b');
            exchange.close();
        });

        var answer = cloud.read(
                Operation.of("http:GET"),
                Value.obj("url", FAKE.url() + "/slow", "insecure", true),
                HERE,
                Instant.now().plusSeconds(1));
        over.countDown();

        assertEquals(Answer.Kind.AGAIN, assertInstanceOf(Failed.class, answer).kind());
    }

    private static void await(CountDownLatch latch) {
        try {
            // Not for ever, so that a reader who waits for the body is told of it.
            assertTrue(latch.await(8, TimeUnit.SECONDS));
        } catch (InterruptedException error) {
            throw new IllegalStateException(error);
        }
    }

    private static AwsCloud open(URI url) {
        return new AwsCloud(new Operations(), Connection.named("test").at(url));
    }

    private static Failed failed(AwsCloud cloud, String operation, Value parameters) {
        return assertInstanceOf(Failed.class, cloud.call(Operation.of(operation), parameters, HERE, soon()));
    }

    private static Answer read(AwsCloud cloud, String operation, Value parameters) {
        return cloud.read(Operation.of(operation), parameters, HERE, soon());
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(60);
    }
}
