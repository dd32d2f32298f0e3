package io.parry.engine.expression;

import java.util.Locale;

/** What can be wrong in a text or a number. */
final class TextSlips {
    private TextSlips() {}

    static SyntaxError openQuote(Cursor cursor, int from) {
        var quote = cursor.text.charAt(from);
        return new SyntaxError("`" + quote + "` is not closed", from, cursor.end, "add `" + quote + "`");
    }

    static SyntaxError character(Cursor cursor, int character) {
        var code = String.format(Locale.ROOT, "\\u%04x", character);
        return PathSlips.here(
                cursor, "a control character or half of one stands in text", "write it as `" + code + "`");
    }

    static SyntaxError escape(Cursor cursor) {
        int to = Math.min(cursor.position + 2, cursor.end);
        return new SyntaxError(
                "`" + cursor.text.substring(cursor.position, to) + "` means nothing in text",
                cursor.position,
                to,
                "a backslash that is meant itself is `\\\\`");
    }

    static SyntaxError half(Cursor cursor, int from) {
        return new SyntaxError("half a character, its other half is missing", from, cursor.position, null);
    }

    static SyntaxError number(Cursor cursor, int from) {
        int to = Math.max(cursor.position, from + 1);
        return new SyntaxError(
                "`" + cursor.text.substring(from, Math.min(to, cursor.end)) + "` is no number",
                from,
                to,
                "as in `0`, `-1`; no zeros before it");
    }

    static SyntaxError range(Cursor cursor, int from) {
        return new SyntaxError("the number is out of range", from, cursor.position, null);
    }
}
