package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/reference/language.md shows is what Parry does. */
final class LanguagePageTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void everyExampleIsAPlaybookOrAPartOfOne(Pages.Block example) throws IOException {
        Files.writeString(folder.resolve("denied.txt"), "198.51.100.7\n");
        var told = Told.by("validate", "--quiet", write("playbook.yaml", Frame.playbook(example)));
        assertEquals(0, told.code(), told.out() + told.err());
        assertTrue(told.out().endsWith("no problems\n"), told.out());
    }

    /** A block of JSON below a {@code # match} says whether the trigger fires. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void everyEventIsMatchedOrNotAsThePageSays(Pages.Block event) throws IOException {
        var playbook = write("playbook.yaml", Frame.playbook(matchAbove(event)));
        var told = Told.by("match", playbook, "--event", write("event.json", event.text()));
        assertEquals(0, told.code(), told.err());
        assertEquals(event.info().equals("json holds"), !told.out().isEmpty(), told.out());
    }

    @Test
    void thePageHasExamplesOfEveryKind() {
        for (var marker : List.of("playbook", "keys", "steps", "match")) {
            assertTrue(examples().anyMatch(block -> block.marker().equals(marker)), marker);
        }
        assertNotEquals(0, events().count());
    }

    static Stream<Pages.Block> examples() {
        return Pages.blocks(Frame.PAGE).stream().filter(block -> block.info().startsWith("yaml"));
    }

    static Stream<Pages.Block> events() {
        return Pages.blocks(Frame.PAGE).stream()
                .filter(block ->
                        block.info().equals("json holds") || block.info().equals("json fails"));
    }

    private static Pages.Block matchAbove(Pages.Block event) {
        return examples()
                .filter(block -> block.marker().equals("match") && block.line() < event.line())
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
