package io.parry.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.parry.actions.Relay;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** In front of an emulator: remembers every request, and may spoil those that put a parameter. */
final class EchoingAws implements AutoCloseable {
    /** What becomes of a PutParameter. */
    enum Way {
        DONE,
        /** Refused, with all of the request in the message. */
        DENIED,
        /** Called wrong, likewise. */
        WRONG,
        /** Done, and no answer comes. */
        LOST
    }

    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI emulator;
    private final Way way;

    EchoingAws(URI emulator, Way way) throws IOException {
        this.emulator = emulator;
        this.way = way;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<String> bodies() {
        return List.copyOf(bodies);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        bodies.add(body);
        boolean puts = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .endsWith("PutParameter");
        // One lost answer is enough: the engine waits for each to show.
        boolean spoilt = puts && (way != Way.LOST || body.contains("/canary/model"));
        switch (spoilt ? way : Way.DONE) {
            case DONE -> handOn(exchange, body);
            case DENIED -> refuse(exchange, "AccessDeniedException", body);
            case WRONG -> refuse(exchange, "ValidationException", body);
            case LOST -> {
                answer(exchange, body);
                exchange.close();
            }
        }
    }

    private void handOn(HttpExchange exchange, String body) throws IOException {
        var answer = answer(exchange, body);
        send(exchange, answer.statusCode(), answer.body());
    }

    private static void refuse(HttpExchange exchange, String code, String body) throws IOException {
        var said = Json.write(Value.obj("__type", code, "message", "not well: " + body));
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        send(exchange, 400, said.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private HttpResponse<byte[]> answer(HttpExchange exchange, String body) throws IOException {
        try {
            return client.send(
                    Relay.of(exchange, emulator, body.getBytes(StandardCharsets.UTF_8)),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException error) {
            throw new IOException(error);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
