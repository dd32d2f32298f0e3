package io.parry.actions.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.parry.actions.index.Operations;
import io.parry.actions.index.Tsv;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What came and the SDK's model does not know, over real HTTP. */
final class UnreadTest {
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

    static Stream<Object[]> unread() throws IOException {
        return Tsv.rows(UnreadTest.class, "unread.tsv");
    }

    @ParameterizedTest
    @MethodSource
    void unread(String operation, String parameters, String body, String paths) throws JsonError {
        FAKE.replies(200, body);
        assertEquals(paths, String.join(" ", ok(operation, parameters).unread()));
    }

    @Test
    void whatAllPagesLeftUnreadIsTold() throws JsonError {
        var pages = Stream.of("{\"Item1\": 1, \"NextMarker\": \"m\"}", "{\"Item2\": 2, \"Item1\": 1}")
                .iterator();
        FAKE.replies(exchange -> FakeAws.answer(exchange, 200, Map.of(), pages.next()));
        assertEquals(
                List.of("Item1", "Item2"),
                ok("wafv2:ListWebACLs", "{\"Scope\": \"REGIONAL\"}").unread());
    }

    /** Kinesis answers in CBOR: a map of a number and of a map of a text. */
    @Test
    void binaryAnswersAreComparedToo() throws JsonError {
        var body = "\u00a2hNewThing\u0001x\u0018StreamDescriptionSummary\u00a1jStreamNameak"
                .getBytes(StandardCharsets.ISO_8859_1);
        FAKE.replies(exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        var answer = ok("kinesis:DescribeStreamSummary", "{\"StreamName\": \"k\"}");
        assertEquals(List.of("NewThing"), answer.unread());
        assertEquals(
                "k",
                answer.value().at("StreamDescriptionSummary").at("StreamName").text());
    }

    @Test
    void aBodyTooLongToKeepIsReadAndNotVouchedFor() throws JsonError {
        var name = "n".repeat(RawAnswer.LARGEST);
        FAKE.replies(200, "{\"Trail\": {\"Name\": \"" + name + "\"}}");
        var answer = ok("cloudtrail:GetTrail", "{\"Name\": \"t\"}");
        assertEquals(List.of(Unread.NOT_COMPARED), answer.unread());
        assertEquals(name, answer.value().at("Trail").at("Name").text());
    }

    @Test
    void aCallThatIsNoReadIsNotCompared() throws JsonError {
        FAKE.replies(200, "{\"NewThing\": 1}");
        var answer = CLOUD.call(Operation.of("cloudtrail:GetTrail"), Json.read("{\"Name\": \"t\"}"), target(), soon());
        assertEquals(List.of(), assertInstanceOf(Answer.Ok.class, answer).unread());
    }

    private static Answer.Ok ok(String operation, String parameters) throws JsonError {
        var answer = CLOUD.read(Operation.of(operation), Json.read(parameters), target(), soon());
        return assertInstanceOf(Answer.Ok.class, answer, answer.toString());
    }

    private static Target target() {
        return Target.of("", "us-east-1", "");
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(60);
    }
}
