package io.parry.engine.expression;

/** A place in a text that is being parsed; shared by paths and the expressions around them. */
final class Cursor {
    final String text;
    int position;
    final int end;

    Cursor(String text, int position, int end) {
        this.text = text;
        this.position = position;
        this.end = end;
    }

    boolean atEnd() {
        return position >= end;
    }

    /** The character here, or {@code 0} at the end. */
    char peek() {
        return position < end ? text.charAt(position) : 0;
    }

    char peek(int ahead) {
        return position + ahead < end ? text.charAt(position + ahead) : 0;
    }

    boolean startsWith(String token) {
        return position + token.length() <= end && text.startsWith(token, position);
    }

    /** Moves past the token if it stands here. */
    boolean take(String token) {
        if (!startsWith(token)) {
            return false;
        }
        position += token.length();
        return true;
    }

    /** Moves past RFC 9535's blanks: space, tab, line feed, carriage return. */
    void skipBlanks() {
        while (!atEnd() && " \t\n\r".indexOf(peek()) >= 0) {
            position++;
        }
    }

    SyntaxError error(String message) {
        return new SyntaxError(message, Math.min(position, end), Math.min(position, end) + 1, null);
    }
}
