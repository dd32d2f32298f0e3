package io.parry.engine.plan;

import io.parry.engine.diagnostic.Visible;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Colours for a terminal, or none. */
public record Ink(boolean coloured) {
    public String bold(String text) {
        return paint("1", text);
    }

    public String faint(String text) {
        return paint("2", text);
    }

    public String will(String text) {
        return paint("32;1", text);
    }

    public String may(String text) {
        return paint("33", text);
    }

    public String no(String text) {
        return paint("2", text);
    }

    public String bad(String text) {
        return paint("31;1", text);
    }

    private String paint(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /**
     * Lines without the characters that command a terminal, or turn or hide what stands beside them. Line ends stay,
     * and so does the escape that colours begin with: text from outside goes through {@link #plain} before.
     */
    public static String visible(String lines) {
        return replaced(lines, point -> point != '\n' && point != '\u001b' && Visible.isHidden(point));
    }

    /** Text from outside on one line, which must not command the terminal. */
    public static String plain(String text) {
        return replaced(text, Visible::isHidden);
    }

    /** JSON that says the same and holds none of these characters: they stand in it as escapes. */
    public static String json(String json) {
        var escaped = new StringBuilder();
        json.codePoints()
                .forEach(point -> escaped.append(
                        Visible.isHidden(point)
                                ? new String(Character.toChars(point))
                                        .chars()
                                        .mapToObj(unit -> String.format("\\u%04x", unit))
                                        .collect(Collectors.joining())
                                : Character.toString(point)));
        return escaped.toString();
    }

    private static String replaced(String text, IntPredicate hidden) {
        return text.codePoints()
                .map(point -> hidden.test(point) ? '\uFFFD' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
