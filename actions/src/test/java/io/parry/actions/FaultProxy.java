package io.parry.actions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * Stands between the SDK and an emulator, and spoils one request without knowing what it means. Clients name it as the
 * endpoint; {@link #seen} and {@link #forwardedWrites} say what came and what went on.
 */
public final class FaultProxy implements AutoCloseable {
    /** What happens to the chosen request. */
    public enum Fault {
        /** Not forwarded, no answer. */
        LOST_REQUEST,
        /** Forwarded, no answer. */
        LOST_RESPONSE,
        THROTTLE,
        DENY,
        /** 500, not forwarded. */
        ERROR_BEFORE,
        /** 500, forwarded. */
        ERROR_AFTER,
        /** Forwarded; half of the answer comes. */
        TRUNCATED,
        /** Forwarded; the answer is no answer. */
        GARBAGE
    }

    /** @param operation the API's name, or the HTTP method and path where the request does not name one */
    public record Seen(String operation, boolean write) {}

    private record Reply(int status, String type, byte[] body) {}

    private static final Set<String> READS = Set.of("Describe", "Get", "List", "Lookup", "Search", "BatchGet", "Head");

    private final URI emulator;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Seen> seen = new ArrayList<>();
    private final List<String> forwardedWrites = new ArrayList<>();
    private Optional<Fault> fault = Optional.empty();
    private int point;
    private boolean fired;

    public FaultProxy(URI emulator) throws IOException {
        this.emulator = emulator;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Forgets what was seen, and does the fault to the request of this number from now, counted from 0. */
    public synchronized void arm(Fault what, int request) {
        clear();
        fault = Optional.of(what);
        point = request;
    }

    /** Forgets what was seen; spoils nothing. */
    public synchronized void clear() {
        seen.clear();
        forwardedWrites.clear();
        fault = Optional.empty();
        fired = false;
    }

    public synchronized boolean fired() {
        return fired;
    }

    public synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** The operations of the writes that reached the emulator. */
    public synchronized List<String> forwardedWrites() {
        return List.copyOf(forwardedWrites);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var request = seen(exchange, body);
        var spoilt = note(request);
        if (spoilt.isEmpty()) {
            answer(exchange, forward(exchange, body, request));
            return;
        }
        spoil(exchange, body, request, spoilt.get());
    }

    private synchronized Optional<Fault> note(Seen request) {
        boolean chosen = fault.isPresent() && seen.size() == point;
        seen.add(request);
        fired |= chosen;
        return chosen ? fault : Optional.empty();
    }

    private void spoil(HttpExchange exchange, byte[] body, Seen request, Fault what) throws IOException {
        boolean xml = isXml(exchange);
        switch (what) {
            case LOST_REQUEST -> exchange.close();
            case LOST_RESPONSE -> {
                forward(exchange, body, request);
                exchange.close();
            }
            case THROTTLE -> answer(exchange, error(xml, 400, "ThrottlingException"));
            case DENY -> answer(exchange, error(xml, 403, "AccessDeniedException"));
            case ERROR_BEFORE -> answer(exchange, error(xml, 500, "InternalFailure"));
            case ERROR_AFTER -> {
                forward(exchange, body, request);
                answer(exchange, error(xml, 500, "InternalFailure"));
            }
            case TRUNCATED -> truncate(exchange, forward(exchange, body, request));
            case GARBAGE -> {
                var reply = forward(exchange, body, request);
                answer(exchange, new Reply(200, reply.type(), "<<{not an answer".getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private Reply forward(HttpExchange exchange, byte[] body, Seen request) throws IOException {
        if (request.write()) {
            synchronized (this) {
                forwardedWrites.add(request.operation());
            }
        }
        var builder = HttpRequest.newBuilder(
                        URI.create(emulator + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        var ours = Set.of("host", "content-length", "connection", "expect", "upgrade");
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!ours.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        try {
            var response = client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse("application/json"),
                    response.body());
        } catch (InterruptedException error) {
            throw new IOException(error);
        }
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        exchange.getResponseBody().write(reply.body());
        exchange.close();
    }

    private static void truncate(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.sendResponseHeaders(reply.status(), reply.body().length + 10);
        exchange.getResponseBody().write(reply.body(), 0, reply.body().length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static Reply error(boolean xml, int status, String code) {
        return xml
                ? new Reply(
                        status,
                        "text/xml",
                        ("<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>spoilt</Message>"
                                        + "</Error><RequestId>r</RequestId></ErrorResponse>")
                                .getBytes(StandardCharsets.UTF_8))
                : new Reply(
                        status,
                        "application/x-amz-json-1.1",
                        ("{\"__type\":\"" + code + "\",\"message\":\"spoilt\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isXml(HttpExchange exchange) {
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }

    private static Seen seen(HttpExchange exchange, byte[] body) {
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var named = target != null
                ? Optional.of(target.substring(target.lastIndexOf('.') + 1))
                : isXml(exchange) ? action(body) : Optional.<String>empty();
        var method = exchange.getRequestMethod();
        return named.map(name -> new Seen(name, READS.stream().noneMatch(name::startsWith)))
                .orElseGet(() -> new Seen(
                        method + " " + exchange.getRequestURI().getPath(), !Set.of("GET", "HEAD").contains(method)));
    }

    private static Optional<String> action(byte[] form) {
        return Arrays.stream(new String(form, StandardCharsets.UTF_8).split("&", -1))
                .filter(field -> field.startsWith("Action="))
                .map(field -> field.substring("Action=".length()))
                .findFirst();
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
