package io.parry.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.parry.actions.Relay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** In front of an emulator that counts nothing: hands every request on and remembers what was asked for. */
final class HandedOn implements AutoCloseable {
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI emulator;

    private record Asked(String operation, String body) {}

    HandedOn(URI emulator) throws IOException {
        this.emulator = emulator;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handOn);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The body of each request for the operation, oldest first. */
    List<String> bodies(String operation) {
        return List.copyOf(asked).stream()
                .filter(one -> one.operation().equals(operation))
                .map(Asked::body)
                .toList();
    }

    /** How often the operation was asked for. */
    int times(String operation) {
        return bodies(operation).size();
    }

    private void handOn(HttpExchange exchange) throws IOException {
        var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(target.substring(target.lastIndexOf('.') + 1), body));
        var answer = answer(Relay.of(exchange, emulator, body.getBytes(StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private HttpResponse<byte[]> answer(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
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
