package io.parry.cli.storm;

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** In front of the emulators for one process, which it kills at the point that was drawn for it. */
final class DeadlyProxy implements AutoCloseable {
    /** So many requests of a kind that has a point are enough for one life. */
    private static final int PATIENCE = 120;

    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final Pattern RUN_OF_A_MESSAGE = Pattern.compile("StringValue=([a-z2-7]{26})");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final URI dynamo;
    private final URI moto;
    private final Optional<Doom> doom;
    private final Runnable kill;
    private final Map<String, AtomicInteger> messages;
    private final AtomicInteger met = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean dead;
    private volatile Point diedAt = Point.CLAIM;

    /**
     * @param doom empty: it lives
     * @param messages how many of each run reached the topic
     */
    DeadlyProxy(
            HttpClient client,
            URI dynamo,
            URI moto,
            Optional<Doom> doom,
            Runnable kill,
            Map<String, AtomicInteger> messages)
            throws IOException {
        this.client = client;
        this.dynamo = dynamo;
        this.moto = moto;
        this.doom = doom;
        this.kill = kill;
        this.messages = messages;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What its process has died of. */
    boolean hasKilled() {
        return dead;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var text = new String(body, StandardCharsets.UTF_8);
        var target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        var operation =
                target.map(known -> known.substring(known.lastIndexOf('.') + 1)).orElseGet(() -> action(text));
        boolean dies = Point.of(operation, text).filter(this::isHis).isPresent();
        if (dead || (dies && !doom.orElseThrow().answered())) {
            die(exchange);
            return;
        }
        var answer = forward(exchange, target.isPresent() ? dynamo : moto, body);
        if (operation.equals("Publish") && answer.statusCode() == 200) {
            var run = RUN_OF_A_MESSAGE.matcher(text);
            messages.computeIfAbsent(run.find() ? run.group(1) : "?", none -> new AtomicInteger())
                    .incrementAndGet();
        }
        if (dies) {
            die(exchange);
        } else {
            answer(exchange, answer);
        }
    }

    /** Where its own point does not come, because limits keep calls back, it dies at the next that does. */
    private boolean isHis(Point point) {
        boolean late = asked.incrementAndGet() > PATIENCE;
        boolean his = doom.filter(known -> late || (known.point() == point && met.incrementAndGet() == known.nth()))
                .isPresent();
        if (his) {
            diedAt = point;
        }
        return his;
    }

    Point diedAt() {
        return diedAt;
    }

    /** Everything that comes afterwards comes from a dead process. */
    private void die(HttpExchange exchange) {
        dead = true;
        kill.run();
        exchange.close();
    }

    private static String action(String form) {
        var action = ACTION.matcher(form);
        return action.find() ? action.group(1) : "";
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, URI emulator, byte[] body) throws IOException {
        try {
            return client.send(Relay.of(exchange, emulator, body), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException error) {
            throw new IOException(error);
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers()
                .firstValue("content-type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        answer.headers()
                .firstValue("x-amz-crc32")
                .ifPresent(sum -> exchange.getResponseHeaders().set("x-amz-crc32", sum));
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    /** Waits for nobody. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
