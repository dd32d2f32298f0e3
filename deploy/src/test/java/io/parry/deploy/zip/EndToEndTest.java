package io.parry.deploy.zip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.parry.actions.DynamoLocal;
import io.parry.actions.Ministack;
import io.parry.actions.door.AwsCloud;
import io.parry.actions.door.Connection;
import io.parry.actions.index.Operations;
import io.parry.actions.journal.Table;
import io.parry.engine.action.Target;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What synth writes, put into an emulator by its own API: the rules of the template, the zip with its bundle. An event
 * goes over the bus through the rules into the queue, in batches to the function, and what it does comes back.
 */
final class EndToEndTest {
    private static final String ACCOUNT = "111122223333";
    private static final Path PLAYBOOK = Path.of("../playbooks/cloudtrail-stays-on/playbook.yaml");
    /** Neither AWS nor the emulator takes an event of {@code aws.} from anybody. */
    private static final String SOURCE = "test.cloudtrail";

    /** The function is elsewhere, and the emulator wants a zip. */
    private static final String EMPTY_ZIP = "PK\005\006" + "\0".repeat(18);

    private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:security";

    @RegisterExtension
    static final Ministack AWS = Ministack.account(ACCOUNT);

    @RegisterExtension
    static final DynamoLocal DYNAMO = DynamoLocal.inMemory();

    @TempDir
    private Path folder;

    /** What the queue has handed to the function. */
    private final List<Value> batches = Collections.synchronizedList(new ArrayList<>());

    private Path synthesized(String source) throws Exception {
        var playbooks = Files.createDirectories(folder.resolve("playbooks"));
        Files.writeString(
                playbooks.resolve("playbook.yaml"),
                Files.readString(PLAYBOOK)
                        .replaceFirst("(?m)^mode: .*$", "mode: enforce")
                        .replace("$.source: aws.cloudtrail", "$.source: " + source));
        var out = folder.resolve("deployment");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.parry.cli.Main",
                        "synth",
                        playbooks.toString(),
                        "--slim",
                        "--code",
                        Function.ZIP.toString(),
                        "--input",
                        "topic=" + TOPIC,
                        "--out",
                        out.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return out;
    }

    /** The zip that the template names. */
    private static Path zip(Path deployment) throws IOException {
        try (var files = Files.list(deployment)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> patterns(Path deployment) throws IOException, JsonError {
        var template = Json.read(Files.readAllBytes(deployment.resolve("parry.template.json")));
        return template.at("Resources").members().values().stream()
                .filter(resource -> resource.at("Type").equals(Value.of("AWS::Events::Rule")))
                .map(resource -> resource.at("Properties").at("EventPattern"))
                .filter(Value::exists)
                .map(Json::write)
                .toList();
    }

    private static void rules(List<String> patterns, String queueArn) {
        for (int i = 0; i < patterns.size(); i++) {
            AWS.does("events:PutRule", "Name", "rule-" + i, "EventPattern", patterns.get(i));
            AWS.does(
                    "events:PutTargets",
                    "Rule",
                    "rule-" + i,
                    "Targets",
                    Value.arr(Value.obj("Id", "queue", "Arn", queueArn)));
        }
    }

    private static boolean isLetThrough(Value event, List<String> patterns) {
        return patterns.stream()
                .anyMatch(pattern -> AWS.does(
                                "events:TestEventPattern", "EventPattern", pattern, "Event", Json.write(event))
                        .at("Result")
                        .equals(Value.of(true)));
    }

    /** Hands what the emulator gives to a function to the Runtime API. */
    private HttpServer lambda(RuntimeApi api) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var answer = api.answer(request);
            batches.add(json(request));
            var bytes = Json.write(answer.value()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.ok() ? 200 : 500, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.start();
        return server;
    }

    private static Value json(String text) {
        try {
            return Json.read(text);
        } catch (JsonError error) {
            throw new AssertionError(error);
        }
    }

    private static void subscribe(HttpServer lambda, String queueArn) {
        AWS.does(
                "lambda:CreateFunction",
                "FunctionName",
                "parry",
                "Runtime",
                "provided.al2023",
                "Handler",
                "io.parry.deploy.Dispatcher::handleRequest",
                "Role",
                "arn:aws:iam::111122223333:role/parry",
                "Timeout",
                60,
                "Code",
                Value.obj("ZipFile", EMPTY_ZIP),
                "Environment",
                Value.obj(
                        "Variables",
                        Value.obj(
                                "MINISTACK_LAMBDA_PROXY_URL",
                                "http://127.0.0.1:" + lambda.getAddress().getPort() + "/")));
        AWS.does(
                "lambda:CreateEventSourceMapping",
                "EventSourceArn",
                queueArn,
                "FunctionName",
                "parry",
                "BatchSize",
                10,
                "FunctionResponseTypes",
                Value.arr("ReportBatchItemFailures"));
    }

    private static String queue(String name) {
        return AWS.does("sqs:CreateQueue", "QueueName", name, "Attributes", Value.obj("VisibilityTimeout", "70"))
                .at("QueueUrl")
                .text();
    }

    private static Value call(String name, String eventName) {
        var detail = Value.obj(
                "eventID",
                "event-" + name,
                "eventTime",
                Instant.now().toString(),
                "eventSource",
                "cloudtrail.amazonaws.com",
                "eventName",
                eventName,
                "awsRegion",
                "us-east-1",
                "userIdentity",
                Value.obj("type", "IAMUser", "arn", "arn:aws:iam::111122223333:user/eve"),
                "requestParameters",
                Value.obj("name", "management"));
        return Value.obj(
                "Source",
                SOURCE,
                "DetailType",
                "AWS API Call via CloudTrail",
                "Detail",
                Json.write(detail),
                "Resources",
                Value.arr());
    }

    /** As the emulator reads the patterns, whose authors have not seen ours. */
    @Test
    void theRulesLetThroughTheEventsOfThePlaybook() throws Exception {
        var patterns = patterns(synthesized("aws.cloudtrail"));
        var stopped = Json.read(Files.readAllBytes(PLAYBOOK.resolveSibling("events/stop-logging.json")));

        assertTrue(isLetThrough(stopped, patterns));
        var finding = Json.read(Files.readAllBytes(PLAYBOOK.resolveSibling("events/securityhub-findings.json")));
        assertTrue(isLetThrough(finding, patterns));
        var read = stopped.with("detail", stopped.at("detail").with("eventName", Value.of("GetTrailStatus")));
        assertFalse(isLetThrough(read, patterns));
    }

    @Test
    void anEventOnTheBusStartsTheTrailAgain() throws Exception {
        var deployment = synthesized(SOURCE);
        var root = folder.resolve("task");
        Function.unpack(zip(deployment), root);
        AWS.does("sns:CreateTopic", "Name", "security");
        var inbox = queue("inbox");
        AWS.does(
                "sns:Subscribe",
                "TopicArn",
                TOPIC,
                "Protocol",
                "sqs",
                "Endpoint",
                "arn:aws:sqs:us-east-1:111122223333:inbox");
        AWS.does("s3:CreateBucket", "Bucket", "logs");
        AWS.does("cloudtrail:CreateTrail", "Name", "management", "S3BucketName", "logs");
        try (var cloud = new AwsCloud(new Operations(), Connection.named("test").at(DYNAMO.url()))) {
            new Table(cloud, Target.of("", "us-east-1", ""), "journal", Clock.systemUTC(), EndToEndTest::sleep)
                    .create();
        }
        var events = queue("events");
        var arn = "arn:aws:sqs:us-east-1:111122223333:events";
        rules(patterns(deployment), arn);

        try (var api = new RuntimeApi();
                var function = Function.start(
                        root,
                        api,
                        Map.of(
                                "AWS_ENDPOINT_URL",
                                AWS.url().toString(),
                                "AWS_ENDPOINT_URL_DYNAMODB",
                                DYNAMO.url().toString(),
                                "PARRY_TABLE",
                                "journal",
                                "PARRY_QUEUE_URL",
                                events,
                                "PARRY_ROLE",
                                "arn:aws:iam::111122223333:role/parry"),
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                        folder.resolve("log"))) {
            var lambda = lambda(api);
            subscribe(lambda, arn);
            AWS.does("events:PutEvents", "Entries", Value.arr(call("a", "StopLogging"), call("b", "GetTrailStatus")));

            awaitLogging();
            assertEquals(1, messages(inbox));
            assertEquals(
                    List.of("StopLogging"),
                    batches.stream()
                            .flatMap(batch -> batch.at("Records").items().stream())
                            .map(record -> json(record.at("body").text())
                                    .at("detail")
                                    .at("eventName")
                                    .text())
                            .distinct()
                            .toList(),
                    "the rules keep the rest out");
            lambda.stop(0);
            assertFalse(Files.readString(folder.resolve("log")).contains("\"level\":\"ERROR\""));
            function.kill();
        }
    }

    private void awaitLogging() throws IOException {
        var end = Instant.now().plusSeconds(90);
        while (batches.isEmpty()
                || !AWS.does("cloudtrail:GetTrailStatus", "Name", "management")
                        .at("IsLogging")
                        .equals(Value.of(true))) {
            var log = folder.resolve("log");
            assertTrue(
                    Instant.now().isBefore(end),
                    () -> "not logging; batches " + batches + "; log " + (Files.exists(log) ? read(log) : "none"));
            sleep(Duration.ofMillis(300));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException error) {
            throw new AssertionError(error);
        }
    }

    private static int messages(String url) {
        return AWS.does("sqs:ReceiveMessage", "QueueUrl", url, "MaxNumberOfMessages", 10)
                .at("Messages")
                .items()
                .size();
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
