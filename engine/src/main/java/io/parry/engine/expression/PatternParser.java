package io.parry.engine.expression;

import java.util.ArrayList;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads an I-Regexp by the grammar of RFC 9485, section 4. */
final class PatternParser {
    private static final int MOST_NESTED = 50;
    private static final int MOST_TIMES = 1_000;

    private final Cursor cursor;
    private int nested;

    PatternParser(String pattern) {
        cursor = new Cursor(pattern, 0, pattern.length());
    }

    PatternPart parse() throws SyntaxError {
        var part = choice();
        if (!cursor.atEnd()) {
            throw wrong("`)` closes nothing", "a parenthesis that is meant itself is `\\)`");
        }
        return part;
    }

    private PatternPart choice() throws SyntaxError {
        if (++nested > MOST_NESTED) {
            throw wrong("more than " + MOST_NESTED + " parentheses inside one another", null);
        }
        var branches = new ArrayList<PatternPart>();
        do {
            branches.add(branch());
        } while (cursor.take("|"));
        nested--;
        return branches.size() == 1 ? branches.getFirst() : new PatternPart.Choice(branches);
    }

    private PatternPart branch() throws SyntaxError {
        var parts = new ArrayList<PatternPart>();
        while (!cursor.atEnd() && cursor.peek() != '|' && cursor.peek() != ')') {
            parts.add(repeated(atom()));
        }
        return new PatternPart.Sequence(parts);
    }

    private PatternPart atom() throws SyntaxError {
        return switch (cursor.peek()) {
            case '(' -> group();
            case '^' -> edge("^");
            case '$' -> edge("$");
            case '.' -> any();
            case '[' -> new PatternPart.One(new PatternCharacters(cursor).set());
            case '\\' -> new PatternPart.One(new PatternCharacters(cursor).escaped());
            case '*', '+', '?', '{' ->
                throw wrong(
                        "`" + cursor.peek() + "` repeats nothing",
                        "a character that is meant itself is `\\" + cursor.peek() + "`");
            case ']', '}' ->
                throw wrong(
                        "`" + cursor.peek() + "` closes nothing",
                        "a bracket that is meant itself is `\\" + cursor.peek() + "`");
            default -> character();
        };
    }

    private PatternPart group() throws SyntaxError {
        int from = cursor.position;
        cursor.take("(");
        if (cursor.peek() == '?') {
            throw wrong("`(?` is not part of an I-Regexp", "only plain groups `(…)` are");
        }
        var part = choice();
        if (!cursor.take(")")) {
            throw new SyntaxError("`(` is not closed", from, from + 1, null);
        }
        return part;
    }

    private PatternPart edge(String sign) {
        cursor.take(sign);
        return new PatternPart.Edge(sign.equals("^"));
    }

    private PatternPart any() {
        cursor.take(".");
        return new PatternPart.One(c -> c != '\n' && c != '\r');
    }

    private PatternPart character() {
        int character = cursor.text.codePointAt(cursor.position);
        cursor.position += Character.charCount(character);
        IntPredicate same = c -> c == character;
        return new PatternPart.One(same);
    }

    private PatternPart repeated(PatternPart part) throws SyntaxError {
        if (cursor.take("*")) {
            return new PatternPart.Repeat(part, 0, -1);
        }
        if (cursor.take("+")) {
            return new PatternPart.Repeat(part, 1, -1);
        }
        if (cursor.take("?")) {
            return new PatternPart.Repeat(part, 0, 1);
        }
        return cursor.take("{") ? counted(part) : part;
    }

    private PatternPart counted(PatternPart part) throws SyntaxError {
        int least = times();
        int most = !cursor.take(",") ? least : cursor.peek() == '}' ? -1 : times();
        if (most >= 0 && most < least) {
            throw wrong("at most " + most + " times is less than at least " + least, null);
        }
        if (!cursor.take("}")) {
            throw wrong("`}` expected after how many times", null);
        }
        return new PatternPart.Repeat(part, least, most);
    }

    private int times() throws SyntaxError {
        int from = cursor.position;
        while (Character.digit(cursor.peek(), 10) >= 0 && cursor.peek() < 128) {
            cursor.position++;
        }
        var digits = cursor.text.substring(from, cursor.position);
        if (digits.isEmpty()) {
            throw wrong("a number expected after `{`", "a brace that is meant itself is `\\{`");
        }
        int times = digits.length() > 4 ? MOST_TIMES + 1 : Integer.parseInt(digits);
        if (times > MOST_TIMES) {
            throw new SyntaxError("at most " + MOST_TIMES + " times", from, cursor.position, null);
        }
        return times;
    }

    private SyntaxError wrong(String message, @Nullable String hint) {
        return new SyntaxError(message, cursor.position, cursor.position + 1, hint);
    }
}
