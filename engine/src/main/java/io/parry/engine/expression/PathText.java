package io.parry.engine.expression;

/** Reads the words of RFC 9535: names after a dot and text in quotes. */
final class PathText {
    private final Cursor cursor;
    private final boolean standard;

    PathText(Cursor cursor, boolean standard) {
        this.cursor = cursor;
        this.standard = standard;
    }

    /** Whether a name can begin here. */
    boolean isName() {
        return !cursor.atEnd() && isFirst(character());
    }

    boolean isQuote() {
        return cursor.peek() == '\'' || cursor.peek() == '"';
    }

    /** The name here; {@link #isName} must hold. */
    String name() {
        int from = cursor.position;
        do {
            cursor.position += Character.charCount(character());
        } while (!cursor.atEnd() && isLater(character()));
        return cursor.text.substring(from, cursor.position);
    }

    private int character() {
        return cursor.text.codePointAt(cursor.position);
    }

    /** RFC 9535, 2.5.1.1. */
    private static boolean isFirst(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= 0x80 && !isHalf(c));
    }

    private boolean isLater(int c) {
        return isFirst(c) || (c >= '0' && c <= '9') || (c == '-' && !standard);
    }

    /** The text in quotes here; the cursor stands at the first of them. */
    String quoted() throws SyntaxError {
        int from = cursor.position;
        char quote = cursor.peek();
        cursor.position++;
        var text = new StringBuilder();
        while (cursor.peek() != quote || cursor.atEnd()) {
            if (cursor.atEnd()) {
                throw TextSlips.openQuote(cursor, from);
            }
            text.appendCodePoint(cursor.peek() == '\\' ? escaped(quote) : plain());
        }
        cursor.position++;
        return text.toString();
    }

    private int plain() throws SyntaxError {
        int c = character();
        if (c < ' ' || isHalf(c)) {
            throw TextSlips.character(cursor, c);
        }
        cursor.position += Character.charCount(c);
        return c;
    }

    private int escaped(char quote) throws SyntaxError {
        char escaped = cursor.peek(1);
        if (escaped == 'u') {
            return unicode();
        }
        int meant = escaped == quote ? 0 : "bfnrt/\\".indexOf(escaped);
        if (escaped == 0 || meant < 0) {
            throw TextSlips.escape(cursor);
        }
        cursor.position += 2;
        return escaped == quote ? quote : "\b\f\n\r\t/\\".charAt(meant);
    }

    private int unicode() throws SyntaxError {
        int from = cursor.position;
        int first = unit();
        if (!isHalf(first)) {
            return first;
        }
        if (Character.isHighSurrogate((char) first) && cursor.startsWith("\\u")) {
            int second = unit();
            if (Character.isLowSurrogate((char) second)) {
                return Character.toCodePoint((char) first, (char) second);
            }
        }
        throw TextSlips.half(cursor, from);
    }

    private int unit() throws SyntaxError {
        int value = 0;
        for (int i = 2; i < 6; i++) {
            int digit = cursor.peek(i) < 128 ? Character.digit(cursor.peek(i), 16) : -1;
            if (digit < 0) {
                throw TextSlips.escape(cursor);
            }
            value = value * 16 + digit;
        }
        cursor.position += 6;
        return value;
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
