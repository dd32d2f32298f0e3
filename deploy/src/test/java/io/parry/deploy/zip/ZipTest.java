package io.parry.deploy.zip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.DynamoLocal;
import io.parry.actions.Moto;
import io.parry.actions.door.AwsCloud;
import io.parry.actions.door.Connection;
import io.parry.actions.index.Operations;
import io.parry.actions.journal.Table;
import io.parry.engine.action.Target;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The zip that is deployed, asked as Lambda asks it, in front of moto and DynamoDB Local; also with kill -9. */
final class ZipTest {
    private static final String ACCOUNT = "111122223333";
    private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:security";
    private static final String TABLE = "parry";
    private static final List<String> UNWANTED = List.of(
            "org.yaml.",
            "picocli.",
            "com.networknt.",
            "com.jayway.",
            "com.fasterxml.jackson.databind.",
            "io.parry.engine.load.",
            "io.parry.cli.");

    @RegisterExtension
    static final Moto MOTO = Moto.account(ACCOUNT);

    @RegisterExtension
    static final DynamoLocal DYNAMO = DynamoLocal.inMemory();

    @TempDir
    private static Path root;

    private static String inbox = "";
    private static String events = "";
    private static int tests;

    private final Path folder;
    private final String trail = "trail-" + ++tests;
    private final RuntimeApi api = new RuntimeApi();
    private final DeadlyProxy aws = new DeadlyProxy(MOTO.url());
    private Function function;

    ZipTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        function = start();
    }

    @BeforeAll
    static void deploy() throws IOException {
        Function.unpack(Function.ZIP, root);
        Bundled.write(
                root.resolve("bundle.json"),
                Map.of("cloudtrail-stays-on", Value.obj("topic", TOPIC)),
                List.of("cloudtrail-stays-on"));
        MOTO.does("sns:CreateTopic", "Name", "security");
        inbox = queue("inbox");
        events = queue("events");
        MOTO.does(
                "sns:Subscribe",
                "TopicArn",
                TOPIC,
                "Protocol",
                "sqs",
                "Endpoint",
                "arn:aws:sqs:us-east-1:111122223333:inbox");
        MOTO.does("s3:CreateBucket", "Bucket", "logs");
        try (var cloud = new AwsCloud(new Operations(), Connection.named("test").at(DYNAMO.url()))) {
            new Table(cloud, Target.of("", "us-east-1", ""), TABLE, Clock.systemUTC(), ZipTest::sleep).create();
        }
    }

    private static String queue(String name) {
        return MOTO.does("sqs:CreateQueue", "QueueName", name).at("QueueUrl").text();
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @BeforeEach
    void stoppedTrail() {
        MOTO.does("cloudtrail:CreateTrail", "Name", trail, "S3BucketName", "logs");
    }

    @AfterEach
    void stop() {
        function.close();
        api.close();
        aws.close();
    }

    /** What only authors need costs every cold start. */
    @AfterEach
    void noClassOfTheAuthorsDoorIsLoaded() throws IOException {
        var loaded = loaded();
        UNWANTED.forEach(unwanted -> assertFalse(loaded.contains("] " + unwanted), unwanted));
    }

    private String loaded() throws IOException {
        var text = new StringBuilder();
        try (var logs = Files.list(folder)) {
            for (var log :
                    logs.filter(file -> file.toString().contains("classes-")).toList()) {
                text.append(Files.readString(log));
            }
        }
        return text.toString();
    }

    private Function start() {
        return Function.start(
                root,
                api,
                Map.of(
                        "AWS_ENDPOINT_URL",
                        aws.url(),
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        DYNAMO.url().toString(),
                        "PARRY_TABLE",
                        TABLE,
                        "PARRY_QUEUE_URL",
                        events,
                        "PARRY_ROLE",
                        "arn:aws:iam::111122223333:role/parry"),
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xlog:class+load:file=" + folder.resolve("classes-%p.log")),
                root.resolve("../" + root.getFileName() + ".log"));
    }

    /** Those about this test's trail that have come since it was last asked. */
    private List<Value> messages() {
        return MOTO
                .does("sqs:ReceiveMessage", "QueueUrl", inbox, "MaxNumberOfMessages", 10, "VisibilityTimeout", 600)
                .at("Messages")
                .items()
                .stream()
                .filter(message -> message.at("Body").text().contains(trail))
                .toList();
    }

    private boolean isLogging() {
        return MOTO.does("cloudtrail:GetTrailStatus", "Name", trail)
                .at("IsLogging")
                .equals(Value.of(true));
    }

    /** As CloudTrail's event comes over the bus, a moment ago. */
    private Value stopped() {
        var now = Instant.now().toString();
        return Value.obj(
                "version",
                "0",
                "id",
                "id-of-" + trail,
                "detail-type",
                "AWS API Call via CloudTrail",
                "source",
                "aws.cloudtrail",
                "account",
                ACCOUNT,
                "time",
                now,
                "region",
                "us-east-1",
                "resources",
                Value.arr(),
                "detail",
                Value.obj(
                        "eventID",
                        "event-of-" + trail,
                        "eventTime",
                        now,
                        "eventSource",
                        "cloudtrail.amazonaws.com",
                        "eventName",
                        "StopLogging",
                        "awsRegion",
                        "us-east-1",
                        "userIdentity",
                        Value.obj("type", "IAMUser", "arn", "arn:aws:iam::111122223333:user/eve"),
                        "requestParameters",
                        Value.obj("name", trail)));
    }

    private static Value message(String id, String body) {
        return Value.obj(
                "messageId",
                id,
                "receiptHandle",
                "handle",
                "body",
                body,
                "eventSource",
                "aws:sqs",
                "awsRegion",
                "us-east-1",
                "attributes",
                Value.obj("ApproximateReceiveCount", "1"));
    }

    private static String batch(Value... messages) {
        return Json.write(Value.obj("Records", new Value.Arr(List.of(messages))));
    }

    private static List<Value> failures(RuntimeApi.Answer answer) {
        assertTrue(answer.ok(), () -> Json.write(answer.value()));
        return answer.value().at("batchItemFailures").items();
    }

    @Test
    void aTrailThatWasStoppedIsStartedOnceHoweverOftenItsEventComes() throws IOException {
        var batch = batch(message("a", "no event"), message("b", Json.write(stopped())));

        assertEquals(List.of(Value.obj("itemIdentifier", "a")), failures(api.answer(batch)));
        assertTrue(isLogging());
        assertEquals(1, messages().size());

        assertEquals(List.of(Value.obj("itemIdentifier", "a")), failures(api.answer(batch)));
        assertEquals(1, aws.passed("StartLogging"));
        assertEquals(0, messages().size());
        assertTrue(loaded().contains("] io.parry.actions.StartLogging "), "else the log shows nothing");
    }

    @Test
    void whatWouldBeDoneIsToldAndNotDone() {
        var answer = api.answer(Json.write(Value.obj("plan", true, "event", stopped())));

        assertTrue(answer.ok(), () -> Json.write(answer.value()));
        var plan = answer.value().at("plans").items().getFirst();
        assertEquals(Value.of("cloudtrail-stays-on"), plan.at("playbook"));
        assertFalse(isLogging());
        assertEquals(0, aws.passed("StartLogging"));
    }

    @Test
    void whatNobodyTakesIsAnError() {
        var answer = api.answer("{\"canary-name\": \"canary-value\"}");

        assertFalse(answer.ok());
        assertEquals(Value.of("io.parry.deploy.NotDone"), answer.value().at("errorType"));
        assertTrue(answer.value().at("errorMessage").text().contains("canary-name"));
        assertFalse(Json.write(answer.value()).contains("canary-value"));
    }

    /** The message comes again, as from the queue, until the lease of the dead is over. */
    @ParameterizedTest
    @CsvSource({"StartLogging, false", "StartLogging, true", "Publish, false", "GetTrailStatus, true"})
    void aFunctionThatIsKilledLeavesNothingUndoneAndDoesNothingTwice(String operation, boolean after) {
        aws.killAt(operation, after, () -> function.kill());
        var batch = batch(message("a", Json.write(stopped())));
        CompletableFuture<RuntimeApi.Answer> lost = api.invoke(batch, Duration.ofSeconds(8));
        function.awaitEnd();
        assertFalse(lost.isDone());

        function = start();
        int deliveries = 0;
        while (!failures(RuntimeApi.awaited(api.invoke(batch, Duration.ofSeconds(60))))
                .isEmpty()) {
            assertTrue(++deliveries < 30, "the run is never taken over");
            sleep(Duration.ofSeconds(1));
        }

        assertTrue(isLogging());
        assertEquals(1, aws.passed("StartLogging"), "once in effect");
        assertEquals(1, messages().size());
    }

    @Test
    void aFunctionThatLacksASettingSaysWhichAtOnce() throws Exception {
        function.close();
        try (var mute = new RuntimeApi();
                var broken = Function.start(root, mute, Map.of(), List.of(), folder.resolve("log"))) {
            assertTrue(mute.initError().at("errorMessage").text().contains("PARRY_TABLE is not set"));
            broken.awaitEnd();
            assertTrue(Files.exists(folder.resolve("log")));
        }
    }
}
