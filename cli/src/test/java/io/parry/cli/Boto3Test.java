package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Stories are never played with a Python that cannot read back, and never left out in silence. */
final class Boto3Test {
    @TempDir
    private Path folder;

    private Path python(String name, String body) throws IOException {
        var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    @Test
    void anInterpreterWithoutItIsPassedOver() throws IOException {
        var without = python("without", "exit 1");
        var with = python("with", "exit 0");
        var broken = Files.writeString(folder.resolve("broken"), "no program");
        assertTrue(broken.toFile().setExecutable(true));

        assertEquals(Optional.of(with), Boto3.first(Stream.of(folder.resolve("none"), without, broken, with)));
        assertEquals(Optional.empty(), Boto3.first(Stream.of(without)));
    }

    @Test
    void withoutOneTestsAreSkippedWithAHintAndFailInCi() {
        var skipped = assertThrows(
                TestAbortedException.class, () -> Boto3.need("no test: how a skip reads", Optional.empty(), false));
        assertEquals(Boto3.MISSING, skipped.getMessage());
        assertThrows(
                IllegalStateException.class, () -> Boto3.need("no test: how a skip reads", Optional.empty(), true));
        assertDoesNotThrow(() -> Boto3.need("no test: how a skip reads", Optional.of(folder), true));
    }
}
