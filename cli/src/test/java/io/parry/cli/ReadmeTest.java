package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what a reader gets who types it. */
final class ReadmeTest {
    private static final String PAGE = "README.md";

    @TempDir
    private Path folder;

    @Test
    void whatIsTypedOfflineSaysWhatThePageShows() throws IOException {
        try (var shell = new Shell(folder, 5555)) {
            hold(shell, "console");
        }
    }

    @Test
    void theTrailIsLoggingAgainAndTheMessageIsInTheQueue() throws IOException {
        assumeTrue(System.getenv("PARRY_MOTO") != null, "needs the emulator: bin/test installs it");
        try (var shell = new Shell(folder, freePort())) {
            hold(shell, "console emulator");
        }
    }

    @Test
    void thePlaybookShownIsOne() throws IOException {
        var example = blocks("yaml").findFirst().orElseThrow();
        var file = Files.writeString(folder.resolve("playbook.yaml"), example.text());
        var told = Told.by("validate", "--strict", file.toString());
        assertEquals(0, told.code(), told.out());
    }

    /** The first screen is for trying, the second for finding the rest. */
    @Test
    void thePageIsShort() {
        assertTrue(Pages.read(PAGE).lines().count() <= 160);
    }

    private static void hold(Shell shell, String info) throws IOException {
        long count = blocks(info).count();
        for (long i = 0; i < count; i++) {
            var block = blocks(info).skip(i).findFirst().orElseThrow();
            Golden.hold(block, shell.type(block));
        }
    }

    private static Stream<Pages.Block> blocks(String info) {
        return Pages.blocks(PAGE).stream().filter(block -> block.info().equals(info));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
