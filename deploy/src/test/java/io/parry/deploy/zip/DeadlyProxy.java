package io.parry.deploy.zip;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.parry.actions.Relay;
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
import java.util.Optional;
import java.util.concurrent.Executors;

/** Hands requests on, counts them, and at a request that was named kills whoever has sent it. */
final class DeadlyProxy implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI emulator;
    final List<String> passed = Collections.synchronizedList(new ArrayList<>());
    private Optional<Doom> doom = Optional.empty();

    /**
     * @param operation in the request's target or body
     * @param after whether the emulator still gets it
     */
    private record Doom(String operation, boolean after, Runnable kill) {}

    DeadlyProxy(URI emulator) throws IOException {
        this.emulator = emulator;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void killAt(String operation, boolean after, Runnable kill) {
        doom = Optional.of(new Doom(operation, after, kill));
    }

    long passed(String operation) {
        return passed.stream().filter(operation::equals).count();
    }

    private synchronized Optional<Doom> doomOf(String operation) {
        var found = doom.filter(known -> known.operation.equals(operation));
        found.ifPresent(known -> doom = Optional.empty());
        return found;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var operation = operation(exchange, new String(body, StandardCharsets.UTF_8));
            var death = doomOf(operation);
            if (death.isPresent() && !death.get().after) {
                death.get().kill.run();
                return;
            }
            var answer = client.send(Relay.of(exchange, emulator, body), HttpResponse.BodyHandlers.ofByteArray());
            passed.add(operation);
            death.ifPresent(known -> known.kill.run());
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().add("content-type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code StartLogging} of {@code …CloudTrail_20131101.StartLogging} or of {@code Action=StartLogging&…}. */
    private static String operation(HttpExchange exchange, String body) {
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var named = target == null ? body.replaceFirst("(?s)^.*?Action=(\\w+).*$", "$1") : target;
        return named.substring(named.lastIndexOf('.') + 1);
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
