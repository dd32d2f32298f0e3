package io.parry.actions.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.parry.actions.index.Operations;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls that are gone through before the first of them is meant. */
final class RehearsalTest {
    private static final Target HERE = Target.of("", "us-east-1", "");
    private static final Operation GET = Operation.of("dynamodb:GetItem");

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server = started(0);
    private final int port = server.getAddress().getPort();
    private final AwsCloud cloud = new AwsCloud(
            new Operations(),
            Connection.named("test").at(URI.create("http://127.0.0.1:" + port)).of("111122223333"));

    @BeforeAll
    static void credentials() {
        System.setProperty("aws.accessKeyId", "AKIAEXAMPLE");
        System.setProperty("aws.secretAccessKey", "not-a-secret");
    }

    @AfterEach
    void end() {
        cloud.close();
        server.stop(0);
    }

    private HttpServer started(int wanted) {
        try {
            var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            made.createContext("/", exchange -> {
                asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target")));
                var body = "{\"ConsumedCapacity\": {\"CapacityUnits\": 1}}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            made.start();
            return made;
        } catch (IOException error) {
            throw new AssertionError(error);
        }
    }

    private Answer get() {
        return cloud.read(
                GET,
                Value.obj("TableName", "t", "Key", Value.obj("pk", Value.obj("S", "x"))),
                HERE,
                Instant.now().plusSeconds(10));
    }

    /** One of each service, in whose protocol it goes, and a download and an upload. */
    @Test
    void nothingIsSent() {
        var operations = new Operations();
        var some = new ArrayList<>(List.of(GET, Operation.of("s3:GetObject"), Operation.of("s3:PutObject")));
        for (var service : operations.services()) {
            operations.operations(service).stream().limit(2).forEach(name -> some.add(new Operation(service, name)));
        }

        cloud.rehearse(some, HERE);

        assertTrue(some.size() > 90, some.toString());
        assertEquals(List.of(), asked);
    }

    @Test
    void whatWasRehearsedWorks() {
        cloud.rehearse(List.of(GET), HERE);

        assertInstanceOf(Answer.Ok.class, get());
        assertEquals(List.of("DynamoDB_20120810.GetItem"), asked);
    }

    /** The other ends of open connections are gone when a process begins as a copy of one that ran days ago. */
    @Test
    void connectionsAreMadeAnew() {
        assertInstanceOf(Answer.Ok.class, get());
        server.stop(0);
        server = started(port);

        cloud.reconnect();

        assertInstanceOf(Answer.Ok.class, get());
        assertEquals(2, asked.size());
    }
}
