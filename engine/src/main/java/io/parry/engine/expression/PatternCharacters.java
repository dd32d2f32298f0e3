package io.parry.engine.expression;

import java.util.ArrayList;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads the sets of characters of an I-Regexp: {@code [a-z_]}, {@code \p{Lu}}, {@code \n}. */
final class PatternCharacters {
    private static final String ESCAPABLE = "()*+-.?[\\]^nrt{|}";

    private final Cursor cursor;

    PatternCharacters(Cursor cursor) {
        this.cursor = cursor;
    }

    /** At {@code [}. */
    IntPredicate set() throws SyntaxError {
        int from = cursor.position;
        cursor.take("[");
        boolean except = cursor.take("^");
        var members = new ArrayList<IntPredicate>();
        members.add(cursor.take("-") ? PatternCharacters::isHyphen : member(from));
        while (!cursor.take("]")) {
            members.add(cursor.take("-") ? lastHyphen() : member(from));
        }
        return c -> members.stream().anyMatch(member -> member.test(c)) != except;
    }

    private IntPredicate lastHyphen() throws SyntaxError {
        if (cursor.peek() != ']') {
            throw wrong("`-` stands first, last or between two characters", "a hyphen that is meant itself is `\\-`");
        }
        return PatternCharacters::isHyphen;
    }

    private static boolean isHyphen(int c) {
        return c == '-';
    }

    private IntPredicate member(int from) throws SyntaxError {
        if (cursor.atEnd()) {
            throw new SyntaxError("`[` is not closed", from, cursor.end, null);
        }
        if (isCategory()) {
            return escaped();
        }
        int first = character();
        if (cursor.peek() != '-' || cursor.peek(1) == ']') {
            return c -> c == first;
        }
        cursor.take("-");
        int last = character();
        if (last < first) {
            throw wrong("the range ends before it begins", null);
        }
        return c -> c >= first && c <= last;
    }

    private boolean isCategory() {
        return cursor.startsWith("\\p") || cursor.startsWith("\\P");
    }

    private int character() throws SyntaxError {
        if (cursor.peek() == '\\') {
            return single();
        }
        if (cursor.atEnd() || "-[]".indexOf(cursor.peek()) >= 0) {
            throw wrong(
                    "a character expected", "`-`, `[` and `]` that are meant themselves are `\\-`, `\\[` and `\\]`");
        }
        int character = cursor.text.codePointAt(cursor.position);
        cursor.position += Character.charCount(character);
        return character;
    }

    /** At {@code \}. */
    IntPredicate escaped() throws SyntaxError {
        if (isCategory()) {
            return category();
        }
        int single = single();
        return c -> c == single;
    }

    private int single() throws SyntaxError {
        char escaped = cursor.peek(1);
        if (escaped == 0 || ESCAPABLE.indexOf(escaped) < 0) {
            throw wrong("`\\" + (escaped == 0 ? "" : escaped) + "` is not part of an I-Regexp", instead(escaped));
        }
        cursor.position += 2;
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escaped;
        };
    }

    private static @Nullable String instead(char escaped) {
        return switch (escaped) {
            case 'd' -> "digits are `[0-9]`";
            case 'w' -> "letters, digits and `_` are `[A-Za-z0-9_]`";
            case 's' -> "white space is `[ \\t\\r\\n]`";
            default -> null;
        };
    }

    private IntPredicate category() throws SyntaxError {
        boolean except = cursor.peek(1) == 'P';
        int from = cursor.position + 3;
        int to = cursor.text.indexOf('}', cursor.position);
        var category = cursor.peek(2) == '{' && to > from ? PatternCategory.of(cursor.text.substring(from, to)) : 0;
        if (category == 0) {
            throw wrong("no category of characters", "as in `\\p{L}` for letters, `\\p{Lu}` for capital ones");
        }
        cursor.position = to + 1;
        IntPredicate in = c -> (1 << Character.getType(c) & category) != 0;
        return except ? in.negate() : in;
    }

    private SyntaxError wrong(String message, @Nullable String hint) {
        return new SyntaxError(message, cursor.position, cursor.position + 1, hint);
    }
}
