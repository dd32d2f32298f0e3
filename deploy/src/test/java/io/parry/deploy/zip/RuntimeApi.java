package io.parry.deploy.zip;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lambda's <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>, as far as a
 * function sees it: hands out requests, takes answers and errors.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
    private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";
    static final String ARN = "arn:aws:lambda:us-east-1:111122223333:function:parry:live";

    private final HttpServer server;
    private final BlockingQueue<Asked> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Asked> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final CompletableFuture<Value> initError = new CompletableFuture<>();

    /**
     * What a function has made of a request: an answer, or an error with {@code errorType} and {@code errorMessage}.
     */
    record Answer(boolean ok, Value value) {}

    private record Asked(String id, String request, Duration timeout, CompletableFuture<Answer> answer) {}

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param timeout what the function is told that it has */
    CompletableFuture<Answer> invoke(String request, Duration timeout) {
        var asked = new Asked("request-" + requests.incrementAndGet(), request, timeout, new CompletableFuture<>());
        waiting.add(asked);
        return asked.answer;
    }

    /** An answer that has to come. */
    Answer answer(String request) {
        return awaited(invoke(request, Duration.ofSeconds(60)));
    }

    static Answer awaited(CompletableFuture<Answer> answer) {
        try {
            return answer.get(120, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException none) {
            throw new AssertionError("no answer", none);
        }
    }

    Value initError() throws Exception {
        return initError.get(60, TimeUnit.SECONDS);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.equals(INVOCATION + "next")) {
                next(exchange);
            } else if (path.equals(INIT_ERROR)) {
                initError.complete(body(exchange));
                exchange.sendResponseHeaders(202, -1);
            } else {
                taken(path.substring(INVOCATION.length()).split("/"), exchange);
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            var asked = waiting.take();
            underWay.put(asked.id, asked);
            var headers = exchange.getResponseHeaders();
            headers.add("Lambda-Runtime-Aws-Request-Id", asked.id);
            headers.add(
                    "Lambda-Runtime-Deadline-Ms",
                    String.valueOf(Instant.now().plus(asked.timeout).toEpochMilli()));
            headers.add("Lambda-Runtime-Invoked-Function-Arn", ARN);
            headers.add("Content-Type", "application/json");
            var bytes = asked.request.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void taken(String[] idAndKind, HttpExchange exchange) throws IOException {
        var asked = underWay.remove(idAndKind[0]);
        if (asked != null) {
            asked.answer.complete(new Answer(idAndKind[1].equals("response"), body(exchange)));
        }
        exchange.sendResponseHeaders(202, -1);
    }

    private static Value body(HttpExchange exchange) throws IOException {
        try {
            return Json.read(exchange.getRequestBody().readAllBytes());
        } catch (JsonError notJson) {
            throw new IOException(notJson);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
