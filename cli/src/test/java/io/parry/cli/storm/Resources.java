package io.parry.cli.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The storm's files and the two programs it needs besides. */
final class Resources {
    private Resources() {}

    static Path copied(String name, Path folder) throws IOException {
        try (var stream = Resources.class.getResourceAsStream("/io/parry/cli/storm/" + name)) {
            Files.write(
                    folder.resolve(name),
                    java.util.Objects.requireNonNull(stream).readAllBytes());
        }
        return folder.resolve(name);
    }

    /** Made by {@code parry} itself. */
    static void createJournal(URI dynamo) throws IOException {
        var process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.parry.cli.Main",
                        "journal",
                        "create",
                        "parry",
                        "--endpoint-url",
                        dynamo.toString(),
                        "--region",
                        "us-east-1")
                .redirectErrorStream(true);
        process.environment().put("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
        process.environment().put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
        var running = process.start();
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, running.onExit().join().exitValue(), said);
    }
}
