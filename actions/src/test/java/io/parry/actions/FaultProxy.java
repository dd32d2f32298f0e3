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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        GARBAGE,
        /** From that request on reads are answered as they were before the first write, until a while after it. */
        STALE,
        /** A write is not forwarded, and answered as the same operation was when it was. */
        UNCHANGED
    }

    /**
     * @param operation the API's name, or the HTTP method and path where the request does not name one
     * @param invocation the SDK's id of the call, the same for every attempt at it
     */
    public record Seen(String operation, boolean write, String invocation) {}

    private record Reply(int status, String type, byte[] body) {}

    private static final Set<String> READS = Set.of("Describe", "Get", "List", "Lookup", "Search", "BatchGet", "Head");

    private static final Set<String> REST_XML = Set.of("s3", "route53", "cloudfront");
    private static final Duration STALENESS = Duration.ofSeconds(3);

    private final URI emulator;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Seen> seen = new ArrayList<>();
    private final List<String> forwardedWrites = new ArrayList<>();
    private final Map<String, Reply> before = new HashMap<>();
    private final Map<String, Reply> answered = new HashMap<>();
    private Clock clock = Clock.systemUTC();
    private Optional<Instant> firstWrite = Optional.empty();
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

    /**
     * Forgets what was seen, and does the fault to the request of this number from now, counted from 0.
     *
     * @param time what {@link Fault#STALE} ends by
     */
    public synchronized void arm(Fault what, int request, Clock time) {
        clear();
        clock = time;
        fault = Optional.of(what);
        point = request;
    }

    /** Forgets what was seen; spoils nothing. */
    public synchronized void clear() {
        seen.clear();
        forwardedWrites.clear();
        before.clear();
        firstWrite = Optional.empty();
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
        var old = stale(exchange, body, request);
        if (old.isPresent()) {
            answer(exchange, old.get());
        } else if (spoilt.isEmpty() || spoilt.get() == Fault.STALE) {
            answer(exchange, forward(exchange, body, request));
        } else {
            spoil(exchange, body, request, spoilt.get());
        }
    }

    private synchronized Optional<Fault> note(Seen request) {
        boolean chosen = fault.isPresent() && seen.size() == point;
        seen.add(request);
        fired |= chosen && fault.get() != Fault.STALE;
        return chosen ? fault : Optional.empty();
    }

    private synchronized Optional<Reply> stale(HttpExchange exchange, byte[] body, Seen request) {
        boolean armed = fault.equals(Optional.of(Fault.STALE)) && seen.size() > point && !request.write();
        var over = firstWrite.map(write -> !clock.instant().isBefore(write.plus(STALENESS)));
        var old = armed && !over.orElse(false)
                ? Optional.ofNullable(before.get(key(exchange, body)))
                : Optional.<Reply>empty();
        fired |= old.isPresent();
        return old;
    }

    private static String key(HttpExchange exchange, byte[] body) {
        return exchange.getRequestHeaders().getFirst("X-Amz-Target") + " " + exchange.getRequestURI() + " "
                + new String(body, StandardCharsets.UTF_8);
    }

    private synchronized Reply recorded(Seen request) {
        return Optional.ofNullable(answered.get(request.operation())).orElseThrow();
    }

    private synchronized void remember(String key, Seen request, Reply reply) {
        if (request.write() && reply.status() < 300) {
            answered.put(request.operation(), reply);
        } else if (!request.write() && firstWrite.isEmpty()) {
            before.put(key, reply);
        }
    }

    private void spoil(HttpExchange exchange, byte[] body, Seen request, Fault what) throws IOException {
        switch (what) {
            case LOST_REQUEST -> exchange.close();
            case LOST_RESPONSE -> {
                forward(exchange, body, request);
                exchange.close();
            }
            case THROTTLE -> answer(exchange, error(exchange, 400, "ThrottlingException"));
            case DENY -> answer(exchange, error(exchange, 403, "AccessDeniedException"));
            case ERROR_BEFORE -> answer(exchange, error(exchange, 500, "InternalFailure"));
            case ERROR_AFTER -> {
                forward(exchange, body, request);
                answer(exchange, error(exchange, 500, "InternalFailure"));
            }
            case UNCHANGED -> answer(exchange, recorded(request));
            case STALE -> throw new IllegalStateException("answered before");
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
                firstWrite = firstWrite.or(() -> Optional.of(clock.instant()));
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
            var reply = new Reply(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse("application/json"),
                    response.body());
            remember(key(exchange, body), request, reply);
            return reply;
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

    /** As the service's protocol writes errors. */
    private static Reply error(HttpExchange exchange, int status, String code) {
        var inner = "<Code>" + code + "</Code><Message>spoilt</Message>";
        var service = service(exchange);
        if (service.equals("ec2")) {
            return xml(status, "<Response><Errors><Error>" + inner + "</Error></Errors></Response>");
        }
        if (service.equals("s3")) {
            return xml(status, "<Error>" + inner + "</Error>");
        }
        return isXml(exchange) || REST_XML.contains(service)
                ? xml(status, "<ErrorResponse><Error><Type>Sender</Type>" + inner + "</Error></ErrorResponse>")
                : json(exchange, status, code);
    }

    private static Reply xml(int status, String text) {
        return new Reply(status, "text/xml", text.getBytes(StandardCharsets.UTF_8));
    }

    /** REST JSON has the code in a header, AWS JSON in the body; both do no harm. */
    private static Reply json(HttpExchange exchange, int status, String code) {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", code);
        var text = "{\"__type\":\"" + code + "\",\"message\":\"spoilt\"}";
        return new Reply(status, "application/x-amz-json-1.1", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The one that the signature is for; empty where there is none. */
    private static String service(HttpExchange exchange) {
        var parts = header(exchange, "Authorization").split("/", -1);
        return parts.length > 3 ? parts[3] : "";
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
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
        var invocation = header(exchange, "amz-sdk-invocation-id");
        return named.map(name -> new Seen(name, READS.stream().noneMatch(name::startsWith), invocation))
                .orElseGet(() -> new Seen(
                        method + " " + exchange.getRequestURI().getPath(),
                        !Set.of("GET", "HEAD").contains(method),
                        invocation));
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
