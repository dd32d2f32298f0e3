package io.parry.actions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.parry.actions.Wire.Reply;
import io.parry.actions.Wire.Seen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands between the SDK and an emulator, and spoils one request without knowing what it means. Clients name it as the
 * endpoint; {@link #seen} and {@link #writes} say what came and what went on.
 */
public final class FaultProxy implements AutoCloseable {
    /** How long after the first write {@link HttpFault#STALE} lasts. */
    private static final Duration STALENESS = Duration.ofSeconds(3);

    private static final List<String> KEPT = List.of("Content-Type", "ETag", "x-amzn-ErrorType", "smithy-protocol");

    private final URI emulator;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Seen> seen = new ArrayList<>();
    private final List<String> writes = new ArrayList<>();
    private final Map<String, Reply> before = new HashMap<>();
    private final Map<String, Reply> answered = new HashMap<>();
    private Clock clock = Clock.systemUTC();
    private CountDownLatch silence = new CountDownLatch(1);
    private Optional<Instant> firstWrite = Optional.empty();
    private Optional<HttpFault> fault = Optional.empty();
    private Optional<Reply> instead = Optional.empty();
    private int point;
    private boolean fired;

    public FaultProxy(URI emulator) throws IOException {
        this.emulator = emulator;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * Forgets what was seen, and does the fault to the request of this number from now, counted from 0.
     *
     * @param time what {@link HttpFault#STALE} ends by
     */
    synchronized void arm(HttpFault what, int request, Clock time) {
        clear();
        clock = time;
        fault = Optional.of(what);
        point = request;
    }

    /** Forgets what was seen, and has the request of this number answered so, and not forwarded. */
    public synchronized void answerInstead(int request, int status, String json) {
        clear();
        fault = Optional.of(HttpFault.ERROR_BEFORE);
        instead = Optional.of(Reply.of(status, "application/x-amz-json-1.0", json));
        point = request;
    }

    /** Forgets what was seen; spoils nothing. */
    synchronized void clear() {
        silence.countDown();
        silence = new CountDownLatch(1);
        seen.clear();
        writes.clear();
        before.clear();
        firstWrite = Optional.empty();
        fault = Optional.empty();
        instead = Optional.empty();
        fired = false;
    }

    synchronized boolean fired() {
        return fired;
    }

    /** The requests that came, in their order. */
    synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** The operations of the changes that came, whether or not they reached the emulator. */
    public synchronized List<String> asked() {
        return seen.stream().filter(Seen::write).map(Seen::operation).toList();
    }

    /** How many requests came. */
    public synchronized int requests() {
        return seen.size();
    }

    /** The operations of the changes that reached the emulator. */
    synchronized List<String> writes() {
        return List.copyOf(writes);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var request = Wire.seen(exchange, body);
        var spoilt = note(request);
        var old = stale(request);
        if (old.isPresent()) {
            answer(exchange, old.get());
        } else if (spoilt.isEmpty() || spoilt.get() == HttpFault.STALE) {
            answer(exchange, forward(exchange, body, request));
        } else {
            spoil(exchange, body, request, spoilt.get());
        }
    }

    private synchronized Optional<HttpFault> note(Seen request) {
        boolean chosen = fault.filter(what -> seen.size() == point || (what.isLasting() && seen.size() > point))
                .isPresent();
        seen.add(request);
        fired |= chosen && fault.get() != HttpFault.STALE;
        return chosen ? fault : Optional.empty();
    }

    private synchronized Optional<Reply> stale(Seen request) {
        boolean armed = fault.equals(Optional.of(HttpFault.STALE)) && seen.size() > point && !request.write();
        var over = firstWrite.map(write -> !clock.instant().isBefore(write.plus(STALENESS)));
        var old = armed && firstWrite.isPresent() && !over.orElse(false)
                ? Optional.ofNullable(before.get(request.key()))
                : Optional.<Reply>empty();
        fired |= old.isPresent();
        return old;
    }

    private synchronized Reply recorded(Seen request) {
        return Optional.ofNullable(answered.get(request.operation())).orElseThrow();
    }

    private synchronized void remember(Seen request, Reply reply) {
        if (request.write() && reply.status() < 300) {
            answered.put(request.operation(), reply);
        } else if (!request.write() && firstWrite.isEmpty()) {
            before.put(request.key(), reply);
        }
    }

    private void spoil(HttpExchange exchange, byte[] body, Seen request, HttpFault what) throws IOException {
        var reply = what.isForwarded() ? forward(exchange, body, request) : Reply.of(500, "text/plain", "");
        switch (what) {
            case LOST_REQUEST, LOST_RESPONSE, DEAF -> exchange.close();
            case HANG -> hang(exchange);
            case THROTTLE -> answer(exchange, Wire.error(exchange, 400, "ThrottlingException"));
            case DENY, REVOKED -> answer(exchange, Wire.error(exchange, 403, "AccessDeniedException"));
            case ERROR_BEFORE, ERROR_AFTER ->
                answer(exchange, planned().orElseGet(() -> Wire.error(exchange, 500, "InternalFailure")));
            case PAGE_503, OUTAGE -> answer(exchange, Reply.of(503, "text/html", "<html><body>busy</body></html>"));
            case TRUNCATED -> truncate(exchange, reply);
            case GARBAGE -> answer(exchange, reply.saying("<<{not an answer"));
            case EMPTY -> answer(exchange, reply.saying(""));
            case UNCHANGED -> answer(exchange, recorded(request));
            case STALE -> throw new IllegalStateException("answered before");
        }
    }

    private Reply forward(HttpExchange exchange, byte[] body, Seen request) throws IOException {
        if (request.write()) {
            synchronized (this) {
                writes.add(request.operation());
                firstWrite = firstWrite.or(() -> Optional.of(clock.instant()));
            }
        }
        try {
            var response = client.send(Relay.of(exchange, emulator, body), HttpResponse.BodyHandlers.ofByteArray());
            var headers = new TreeMap<String, String>();
            for (var name : KEPT) {
                response.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
            }
            var reply = new Reply(response.statusCode(), headers, response.body());
            remember(request, reply);
            return reply;
        } catch (InterruptedException error) {
            throw new IOException(error);
        }
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        exchange.getResponseBody().write(reply.body());
        exchange.close();
    }

    private static void truncate(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), reply.body().length + 10);
        exchange.getResponseBody().write(reply.body(), 0, reply.body().length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private void hang(HttpExchange exchange) {
        try {
            current().await(10, TimeUnit.SECONDS);
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private synchronized Optional<Reply> planned() {
        return instead;
    }

    private synchronized CountDownLatch current() {
        return silence;
    }

    @Override
    public void close() {
        clear();
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }
}
