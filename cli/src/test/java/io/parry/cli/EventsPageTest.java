package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The events on docs/reference/events.md set off the triggers that stand behind {@code json}. */
final class EventsPageTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theEventSetsOffTheTriggerOnce(Pages.Block example, @TempDir Path folder) throws IOException {
        var event = Files.writeString(folder.resolve("event"), example.text()).toString();
        var told = Told.by("match", "../playbooks/cloudtrail-stays-on", "--event", event);
        assertEquals(1, told.out().lines().count(), told.out() + told.err());
        assertTrue(told.out().contains("[" + example.info().replaceFirst("json ", "")), told.out());
    }

    @Test
    void thePageHasExamples() {
        assertNotEquals(0, examples().count());
    }

    static Stream<Pages.Block> examples() {
        return Pages.blocks("docs/reference/events.md").stream()
                .filter(block -> block.info().startsWith("json "));
    }
}
