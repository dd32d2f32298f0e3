package io.parry.cli.storm;

import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** One {@code parry run}, fed on its standard input with no more than it has room for; it may be killed any time. */
final class OneProcess implements AutoCloseable {
    static final int HANDS = 8;
    private static final int MOST_OPEN = 60;

    private final Storm storm;
    private final DeadlyProxy proxy;
    private final Process process;
    private final Map<String, Delivery> open = new ConcurrentHashMap<>();

    OneProcess(Storm storm, HttpClient client, URI dynamo, URI moto, Path folder, Optional<Doom> doom)
            throws IOException {
        this.storm = storm;
        var itself = new AtomicReference<Process>();
        proxy = new DeadlyProxy(client, dynamo, moto, doom, () -> itself.get().destroyForcibly(), storm.messages);
        var builder = new ProcessBuilder(command(folder))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("talk.txt").toFile()));
        builder.environment().put("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
        process = builder.start();
        itself.set(process);
    }

    private List<String> command(Path folder) {
        return List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.parry.cli.Main",
                "run",
                folder.resolve("playbook.yaml").toString(),
                "--event",
                "-",
                "--journal",
                "dynamodb:parry",
                "--journal-endpoint-url",
                proxy.url().toString(),
                "--endpoint-url",
                proxy.url().toString(),
                "--region",
                "us-east-1",
                "--lease",
                "4s",
                "--no-pace",
                "--parallel",
                String.valueOf(HANDS),
                "--input",
                "topic=arn:aws:sns:us-east-1:123456789012:storm");
    }

    /** Until it is killed, or everything is done. */
    void live() throws InterruptedException, IOException {
        var reader = Thread.ofVirtual().start(this::read);
        try (BufferedWriter writer = process.outputWriter(StandardCharsets.UTF_8)) {
            while (process.isAlive() && !storm.isOver()) {
                var next = open.size() < MOST_OPEN ? storm.next() : Optional.<Delivery>empty();
                if (next.isPresent()) {
                    feed(writer, next.get());
                } else {
                    Thread.sleep(Duration.ofMillis(20));
                }
            }
        } catch (IOException brokenPipe) {
            // It has just been killed.
            process.waitFor(10, TimeUnit.SECONDS);
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("a process that has nothing to do does not end");
        }
        reader.join();
        // What it has not answered is delivered again, as a queue would.
        open.values().forEach(storm::again);
        if (!proxy.hasKilled() && process.exitValue() != 0 && process.exitValue() != 3) {
            throw new AssertionError("a process ended with " + process.exitValue());
        }
    }

    private void feed(BufferedWriter writer, Delivery delivery) throws IOException {
        open.put(delivery.id(), delivery);
        writer.write(delivery.json(Instant.now()));
        writer.newLine();
        writer.flush();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                ended(Json.read(line));
            }
        } catch (IOException | JsonError cut) {
            // The last line of a process that was killed: its delivery is still open.
            return;
        }
    }

    private void ended(Value record) {
        var outcome = record.at("outcome").text();
        boolean over = !outcome.equals("busy") && !outcome.equals("waiting");
        var delivery = over ? open.remove(told(record)) : null;
        if (delivery != null) {
            storm.ended(outcome, record.at("redelivery").equals(Value.of(true)));
        }
    }

    /** A record that answers a second delivery is that of the first, and names the second besides. */
    private static String told(Value record) {
        var delivery = record.at("delivery").exists() ? record.at("delivery") : record.at("event");
        return delivery.text();
    }

    Point diedAt() {
        return proxy.diedAt();
    }

    boolean wasKilled() {
        return proxy.hasKilled();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        proxy.close();
    }
}
