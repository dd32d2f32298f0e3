package io.parry.actions;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;

/** A program that answers HTTP on a free port of 127.0.0.1; ended with the JVM. */
record Server(Process process, URI url) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** @param builder makes the program's command of its port */
    static Server start(String name, String readyPath, IntFunction<ProcessBuilder> builder) {
        try {
            int port = freePort();
            var process = builder.apply(port)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            var server = new Server(process, URI.create("http://127.0.0.1:" + port));
            server.awaitReady(name, readyPath);
            return server;
        } catch (IOException error) {
            throw new IllegalStateException(name + " does not start", error);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(String name, String path) {
        var end = Instant.now().plus(PATIENCE);
        while (!isReady(path)) {
            if (Instant.now().isAfter(end) || !process.isAlive()) {
                process.destroyForcibly();
                throw new IllegalStateException(name + " is not ready");
            }
        }
    }

    private boolean isReady(String path) {
        try {
            Thread.sleep(100);
            return send(HttpRequest.newBuilder(url.resolve(path)).GET()) < 500;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException error) {
            throw new IllegalStateException(error);
        }
    }

    void post(String path) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(url.resolve(path)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
