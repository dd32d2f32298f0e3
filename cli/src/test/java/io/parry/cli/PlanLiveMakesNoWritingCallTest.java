package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.actions.FaultProxy;
import io.parry.actions.Moto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every playbook with its own events, planned over HTTP by somebody who counts; {@link StoriesTest} has them in a
 * world.
 */
final class PlanLiveMakesNoWritingCallTest {
    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    @TestFactory
    Stream<DynamicTest> aLivePlanOnlyReads() throws IOException {
        try (var folders = Files.list(Pages.ROOT.resolve("playbooks"))) {
            return folders.filter(Files::isDirectory).sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> plan(folder)));
        }
    }

    private static void plan(Path playbook) throws IOException {
        try (var proxy = new FaultProxy(MOTO.url())) {
            var told = Told.by(
                    "plan",
                    playbook.toString(),
                    "--event",
                    playbook.resolve("events").toString(),
                    "--live",
                    "--endpoint-url",
                    proxy.url().toString());
            assertEquals(List.of(), proxy.asked(), told.err());
            assertEquals(isReading(playbook), proxy.requests() > 0, told.code() + told.out() + told.err());
        }
    }

    /** One of them has nothing to ask before it tells. */
    private static boolean isReading(Path playbook) {
        return !playbook.endsWith("ssh-opened-to-the-world");
    }
}
