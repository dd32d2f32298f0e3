package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code http:GET} from the command line to an origin that lets in only who knows the header. */
final class WebProbeTest {
    private static final String SECRET = "canary-5b1e";

    private static final String PLAYBOOK = """
            id: probe
            version: 1.0.0
            title: The origin lets in who knows the header
            mode: enforce
            inputs:
              url: {type: string, description: The origin}
              value: {type: string, secret: true, description: The header's value}
            triggers:
              - {name: any, match: {$.source: test}}
            steps:
              - id: accepts
                action: http:GET
                with: {url: "${inputs.url}", insecure: true, headers: [{name: X-Origin-Verify, value: "${inputs.value}"}]}
                fail_if: {$.status: {anything-but: 200}}
              - id: refuses
                action: http:GET
                with: {url: "${inputs.url}", insecure: true}
                fail_if: {$.status: {anything-but: 403}}
            """;

    /** The header that each request came with, empty without one. */
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder;

    private HttpServer origin;
    private FakeAws aws;

    @BeforeEach
    void open() throws IOException {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        aws = new FakeAws();
        origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        origin.createContext("/", this::answer);
        origin.start();
    }

    @AfterEach
    void close() {
        origin.stop(0);
        aws.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void whoKnowsTheHeaderIsLetInAndTheHeaderIsInNoOutput() throws IOException {
        var told = told("run", SECRET);
        assertEquals(0, told.code(), told.err());
        assertEquals(List.of(SECRET, ""), asked);
        assertFalse((told.out() + told.err()).contains(SECRET), "the header's value was told");
    }

    @Test
    void aHeaderThatIsRefusedFailsTheRunAndIsInNoOutputEither() throws IOException {
        var told = told("run", SECRET + "-left-over");
        assertEquals(3, told.code(), told.out());
        assertTrue(told.out().contains("\"code\":\"fail_if\""), told.out());
        assertEquals(List.of(SECRET + "-left-over"), asked);
        assertFalse((told.out() + told.err()).contains(SECRET), "the header's value was told");
    }

    /** A plan may ask AWS what is so; a request to some address may have been noticed or may have done something. */
    @ParameterizedTest
    @ValueSource(strings = {"plan", "plan --live", "run --mode shadow", "run --mode notify"})
    void whoOnlyPlansAsksNoAddress(String verb) throws IOException {
        var told = told(verb, SECRET);
        assertEquals(0, told.code(), told.err());
        assertEquals(List.of(), asked);
        assertFalse((told.out() + told.err()).contains(SECRET), "the header's value was told");
    }

    private Told told(String verb, String value) throws IOException {
        var playbook = Files.writeString(folder.resolve("playbook.yaml"), PLAYBOOK);
        var event = Files.writeString(folder.resolve("event.json"), """
                {"id": "e-1", "source": "test", "account": "111122223333", "region": "us-east-1",
                 "detail-type": "t", "detail": {}}
                """);
        var url = "http://127.0.0.1:" + origin.getAddress().getPort() + "/health";
        var line = Stream.of("--input", "url=" + url, "--input", "value=" + value, "--event", event.toString());
        var all = new ArrayList<>(Arrays.asList(verb.split(" ")));
        all.add(1, playbook.toString());
        line.forEach(all::add);
        if (!verb.equals("plan")) {
            all.addAll(List.of("--endpoint-url", aws.url()));
        }
        return Told.by(all.toArray(String[]::new));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var header = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Origin-Verify"), "");
        asked.add(header);
        exchange.sendResponseHeaders(header.equals(SECRET) ? 200 : 403, -1);
        exchange.close();
    }
}
