package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is written down and has to be as the code says. With {@code -Dgolden=write} it is written instead, but not in
 * CI.
 */
final class Golden {
    private static final boolean WRITE = "write".equals(System.getProperty("golden"));
    private static final String HINT = "run the tests with -Dgolden=write and look at the difference: ";

    private Golden() {}

    static void hold(Path file, String expected) {
        try {
            if (WRITE) {
                write(file, expected);
            }
            assertEquals(expected, Files.readString(file), HINT + file);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static void write(Path file, String expected) throws IOException {
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("golden files are not written in CI");
        }
        Files.writeString(file, expected);
    }

    /** Holds a block of a page. */
    static void hold(Pages.Block block, String expected) {
        if (WRITE) {
            hold(Pages.file(block.page()), Pages.with(block, expected));
        } else {
            assertEquals(expected, block.text(), HINT + block);
        }
    }
}
