package io.parry.engine.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.model.Node;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every character of a value is placed at the characters of the file that made it, whatever the style. */
final class SpellingTest {
    private static final int CASES = 300;
    private static final List<String> LETTERS =
            List.of("a", "b", "é", "😀", "$", "{", "}", "x:y", "#", "\\n", "|", "-");
    private static final List<String> QUOTED = List.of("a", "😀", "{", ": ", " #", ",", "[", "*", "\t", "  ");
    private static final List<String[]> ESCAPES = List.of(
            new String[] {"\\n", "\n"},
            new String[] {"\\\"", "\""},
            new String[] {"\\\\", "\\"},
            new String[] {"\\x41", "A"},
            new String[] {"\\u00e9", "é"},
            new String[] {"\\U0001F600", "😀"},
            new String[] {"\\0", "\0"},
            new String[] {"\\e", "\u001b"},
            new String[] {"\\ ", " "},
            new String[] {"\\t", "\t"},
            new String[] {"\\a", "\u0007"},
            new String[] {"\\b", "\b"},
            new String[] {"\\v", "\u000b"},
            new String[] {"\\f", "\f"},
            new String[] {"\\r", "\r"},
            new String[] {"\\N", "\u0085"},
            new String[] {"\\_", "\u00a0"},
            new String[] {"\\L", "\u2028"},
            new String[] {"\\P", "\u2029"});

    enum Style {
        PLAIN,
        SINGLE,
        DOUBLE,
        LITERAL,
        FOLDED
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void everyCharacterIsWhereItWasWritten(Style style) {
        var random = new Random(style.name().hashCode());
        for (int i = 0; i < CASES; i++) {
            var pen = new Pen(List.of("\n", "\r\n", "\r").get(random.nextInt(3)));
            key(pen, random);
            switch (style) {
                case PLAIN -> plain(pen, random);
                case SINGLE, DOUBLE -> quoted(pen, random, style == Style.DOUBLE);
                case LITERAL, FOLDED -> block(pen, random, style == Style.FOLDED);
            }
            check(pen);
        }
    }

    @Test
    void aSurrogatePairWrittenAsTwoEscapesIsTwoPlaces() {
        var text = (Node.Scalar)
                ((Node.Members) Loaded.good("a: \"\\ud83d\\ude00\"\n")).get("a").orElseThrow();

        assertEquals("😀", text.text());
        assertEquals("1:5-11", Loaded.show(text.at(0, 1)));
        assertEquals("1:11-17", Loaded.show(text.at(1, 2)));
    }

    private static void check(Pen pen) {
        var map = (Node.Members) Loaded.good(pen.file());
        var scalar = (Node.Scalar) map.members().getLast().value();

        assertEquals(pen.value(), scalar.text(), pen::file);
        var places = IntStream.range(0, pen.value().length())
                .mapToObj(i -> Loaded.show(scalar.at(i, i + 1)))
                .toList();
        assertEquals(pen.places(), places, pen::file);
    }

    private static void key(Pen pen, Random random) {
        if (random.nextBoolean()) {
            pen.mark();
        }
        if (random.nextBoolean()) {
            pen.write("# 😀 a comment").end("").write("other: x").end("").end("");
        }
        pen.write(random.nextBoolean() ? "\"😀\":" : "key:").write(random.nextBoolean() ? " " : "   ");
    }

    private static void plain(Pen pen, Random random) {
        pen.write("a", "a");
        for (int words = random.nextInt(8); words > 0; words--) {
            switch (random.nextInt(4)) {
                case 0 -> fold(pen, random);
                case 1 -> spell(pen, List.of(" ", "  ", "\t").get(random.nextInt(3)));
                default -> {}
            }
            pen.write("w", "w");
            spell(pen, LETTERS.get(random.nextInt(LETTERS.size())));
        }
        pen.write(random.nextBoolean() ? "  # a comment" : " ").end("");
    }

    private static void quoted(Pen pen, Random random, boolean isDouble) {
        pen.write(isDouble ? "\"" : "'");
        for (int parts = random.nextInt(10); parts > 0; parts--) {
            part(pen, random, isDouble);
            pen.write("w", "w");
        }
        pen.write(isDouble ? "\"" : "'")
                .write(random.nextBoolean() ? " # a comment" : "")
                .end("");
    }

    private static void part(Pen pen, Random random, boolean isDouble) {
        int kind = random.nextInt(5);
        if (kind == 0) {
            fold(pen, random);
        } else if (kind == 1 && isDouble) {
            pen.write("\\").end("").write("    ");
        } else if (kind == 2 && isDouble) {
            var escape = ESCAPES.get(random.nextInt(ESCAPES.size()));
            pen.write(escape[0], escape[1]);
        } else if (kind == 2) {
            pen.write("''", "'");
        } else {
            spell(pen, QUOTED.get(random.nextInt(QUOTED.size())));
        }
    }

    private static void fold(Pen pen, Random random) {
        int empty = random.nextInt(3);
        pen.write(random.nextBoolean() ? "  " : "").end(empty == 0 ? " " : "");
        for (int i = 0; i < empty; i++) {
            pen.write(" ".repeat(random.nextInt(6))).end("\n");
        }
        pen.write("    ");
    }

    private static void spell(Pen pen, String characters) {
        characters.codePoints().mapToObj(Character::toString).forEach(one -> pen.write(one, one));
    }

    private static void block(Pen pen, Random random, boolean folded) {
        int indent = 1 + random.nextInt(4);
        var chomping = List.of("", "-", "+").get(random.nextInt(3));
        boolean explicit = random.nextBoolean();
        var indicators = random.nextBoolean() ? indent + chomping : chomping + indent;
        pen.write(folded ? ">" : "|").write(explicit ? indicators : chomping);
        pen.write(random.nextBoolean() ? " # a comment" : "").end("");
        empty(pen, random.nextInt(3), indent, "\n");
        boolean flush = !explicit || random.nextBoolean();
        for (int lines = random.nextInt(6); lines >= 0; lines--) {
            pen.write(" ".repeat(indent));
            spell(pen, flush ? "w" : " w");
            spell(pen, LETTERS.get(random.nextInt(LETTERS.size())) + (random.nextBoolean() ? " " : ""));
            boolean nextFlush = random.nextInt(3) > 0;
            int empties = random.nextInt(3);
            if (lines == 0) {
                pen.end(chomping.equals("-") ? "" : "\n");
                empty(pen, empties, indent, chomping.equals("+") ? "\n" : "");
            } else {
                pen.end(!folded || !flush || !nextFlush ? "\n" : empties == 0 ? " " : "");
                empty(pen, empties, indent, "\n");
            }
            flush = nextFlush;
        }
    }

    private static void empty(Pen pen, int lines, int indent, String meant) {
        for (int i = 0; i < lines; i++) {
            pen.write(" ".repeat(indent / 2)).end(meant);
        }
    }
}
