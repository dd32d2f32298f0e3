package io.parry.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** As much of AWS as one trail, one topic and the question whose credentials these are. */
final class FakeAws implements AutoCloseable {
    static final String ACCOUNT = "111122223333";

    private final HttpServer server;
    private boolean logging;

    FakeAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var bytes = (target == null ? query(asked) : trail(target)).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String trail(String target) {
        logging |= target.endsWith(".StartLogging");
        return target.endsWith(".GetTrailStatus") ? "{\"IsLogging\": " + logging + "}" : "{}";
    }

    private static String query(String asked) {
        return asked.contains("Action=Publish")
                ? "<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>"
                : "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>" + ACCOUNT
                        + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
