package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rooms on docs/architecture.md are those of the engine. Their order is held by the engine's own house rules. */
final class ArchitecturePageTest {
    private static final Path ENGINE = Pages.file("engine/src/main/java/io/parry/engine");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\| .* \\| `([A-Z]\\w+)` \\|$");

    @Test
    void everyRoomIsOnThePageAndNoOther() throws IOException {
        try (var folders = Files.list(ENGINE)) {
            var rooms = folders.filter(Files::isDirectory)
                    .map(folder -> ENGINE.relativize(folder).toString())
                    .sorted()
                    .toList();
            assertEquals(
                    rooms, rows().stream().map(row -> row.group(1)).sorted().toList());
        }
    }

    @Test
    void whatIsToBeOpenedFirstIsThere() {
        var missing = rows().stream()
                .map(row -> row.group(1) + "/" + row.group(2) + ".java")
                .filter(file -> !Files.exists(ENGINE.resolve(file)))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void theOrderIsThatOfTheHouseRules() {
        var rules = Pages.read("engine/src/test/java/io/parry/engine/HouseRulesTest.java");
        var list = rules.substring(rules.indexOf("ROOMS"), rules.indexOf(");"));
        var order = Pattern.compile("\"([a-z]+)\"").matcher(list).results();
        assertEquals(
                order.map(room -> room.group(1)).toList(),
                rows().stream().map(row -> row.group(1)).toList());
    }

    private static List<MatchResult> rows() {
        return ROW.matcher(Pages.read("docs/architecture.md")).results().toList();
    }
}
