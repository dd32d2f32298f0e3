package io.parry.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected output in files; rewritten by {@code -Dgolden=write}, which CI refuses, and then reviewed as prose. */
public final class Golden {
    private static final Path RESOURCES = Path.of("src/test/resources/io/parry/engine");

    private Golden() {}

    /** @param name below the engine's folder of test resources */
    public static Path file(String name) {
        return RESOURCES.resolve(name);
    }

    public static void check(Path expected, String actual) {
        try {
            if ("write".equals(System.getProperty("golden"))) {
                write(expected, actual);
            }
            assertEquals(Files.exists(expected) ? Files.readString(expected) : "", actual, expected::toString);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static void write(Path expected, String actual) throws IOException {
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("golden files are not written in CI");
        }
        Files.writeString(expected, actual);
    }
}
