package io.parry.cli;

import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code src/test/gate/gate.py}: lets through to moto what a policy allows, and says what each request needed. */
final class Gate implements AutoCloseable {
    private static final Path SCRIPT = Path.of("src/test/gate/gate.py");
    private static final int TRIES = 200;

    private final Process process;
    private final int port;
    private final Path policy;
    private final Path log;
    private final Path talk;

    /** @param by Sids of the statements that allow it; empty: it was denied */
    record Needed(String action, String resource, List<String> by) {
        boolean hangsOn(String sid) {
            return by.equals(List.of(sid));
        }
    }

    Gate(URI emulator, Path folder) throws Exception {
        policy = folder.resolve("policy.json");
        log = folder.resolve("gate.log");
        talk = folder.resolve("gate.err");
        port = freePort();
        var command = new ProcessBuilder(
                Boto3.interpreter().toString(),
                SCRIPT.toString(),
                String.valueOf(port),
                emulator.toString(),
                policy.toString(),
                log.toString());
        command.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        process =
                command.redirectErrorStream(true).redirectOutput(talk.toFile()).start();
        awaitReady();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws Exception {
        for (int i = 0; i < TRIES && process.isAlive(); i++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the gate does not start: " + talk());
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** From now on this is allowed, and nothing has been asked. */
    void allow(Value document) throws IOException {
        Files.writeString(policy, Json.write(document));
        Files.writeString(log, "");
    }

    List<Needed> asked() throws IOException, JsonError {
        var asked = new ArrayList<Needed>();
        for (var line : Files.readAllLines(log)) {
            var one = Json.read(line);
            asked.add(new Needed(
                    one.at("action").text(),
                    one.at("resource").text(),
                    one.at("by").items().stream().map(Value::text).toList()));
        }
        return asked;
    }

    /** What it could not make sense of. */
    String talk() throws IOException {
        return Files.readString(talk);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
