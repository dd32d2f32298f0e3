package io.parry.engine.diagnostic;

/**
 * Text made safe for a terminal: what moves the cursor, colours, hides or reorders text is written as an escape, so
 * that nobody's file can make a message say something else.
 */
public final class Visible {
    private Visible() {}

    static String of(String text) {
        var visible = new StringBuilder();
        text.codePoints().forEach(point -> visible.append(of(point)));
        return visible.toString();
    }

    static String of(int point) {
        return switch (point) {
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> isHidden(point) ? String.format("\\u%04x", point) : Character.toString(point);
        };
    }

    /** Controls, formats (among them all that turn the direction of writing), separators, halves of pairs. */
    public static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
