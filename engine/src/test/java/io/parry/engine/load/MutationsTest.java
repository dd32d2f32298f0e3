package io.parry.engine.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.Golden;
import io.parry.engine.diagnostic.Location;
import io.parry.engine.model.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A good playbook, spoilt in two thousand ways. */
final class MutationsTest {
    private static final List<String> PIECES = List.of(
            "{", "}", "[", "]", "\"", "'", ":", ": ", " #", "#", "- ", "\n", "\n  ", "\r", "\t", "*", "&a ", "*a",
            "!t ", "<<: ", "${", "}", "|", ">", "|2", "%", "@", "`", "\\", "\\x", ",", "? ", "---\n", "...\n", "\u0000",
            "\uFEFF", "😀", "::", "~");

    @Test
    void neverThrowsAndPlacesEveryProblemInsideTheFile() throws IOException {
        var good = Files.readString(Golden.file("load/good.yaml"));
        assertEquals("", Loaded.from(good).drawn());
        var random = new Random(20_240_229);

        for (int i = 0; i < 2_000; i++) {
            var spoilt = good;
            for (int slips = random.nextInt(3); slips >= 0; slips--) {
                spoilt = spoil(spoilt, random);
            }
            check(spoilt);
        }
    }

    private static String spoil(String text, Random random) {
        int at = text.isEmpty() ? 0 : random.nextInt(text.length());
        int to = Math.min(text.length(), at + 1 + random.nextInt(12));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + text.substring(at + (text.isEmpty() ? 0 : 1));
            case 1 -> text.substring(0, at) + text.substring(to);
            case 2 -> text.substring(0, to) + text.substring(at);
            case 3 -> text.substring(0, at);
            default -> text.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(at);
        };
    }

    private static void check(String text) {
        var loaded = Loaded.from("x", text.getBytes(StandardCharsets.UTF_8));
        var lines = text.replaceFirst("^\uFEFF", "").split("\r\n|\n|\r", -1);

        loaded.problems().list().forEach(problem -> inside(problem.location(), lines, text));
        assertTrue(loaded.tree().isPresent() || loaded.problems().hasErrors(), text);
        assertTrue(loaded.drawn().length() < 100_000);
        loaded.tree().ifPresent(tree -> everyCharacterInside(tree, lines, text));
    }

    private static void everyCharacterInside(Node node, String[] lines, String text) {
        inside(node.location(), lines, text);
        switch (node) {
            case Node.Items items -> items.items().forEach(item -> everyCharacterInside(item, lines, text));
            case Node.Members members ->
                members.members().forEach(member -> {
                    everyCharacterInside(member.key(), lines, text);
                    everyCharacterInside(member.value(), lines, text);
                });
            case Node.Scalar scalar -> {
                for (int i = 0; i < scalar.text().length(); i++) {
                    inside(scalar.at(i, i + 1), lines, text);
                }
            }
        }
    }

    /** The place behind a line's last character is inside, too. */
    private static void inside(Location place, String[] lines, String text) {
        assertTrue(place.line() >= 1 && place.line() <= lines.length, () -> place + " in\n" + text);
        var line = lines[place.line() - 1];
        int length = line.codePointCount(0, line.length());
        assertTrue(place.column() >= 1 && place.column() <= length + 1, () -> place + " in\n" + text);
        assertTrue(place.endColumn() > place.column() && place.endColumn() <= length + 2, () -> place + " in\n" + text);
    }
}
