package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A literal or a path from a scope; remembers every path it read. */
final class OperandParser {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    /** As everywhere in a playbook: twelve digits are an account. */
    private static final Pattern SHORT_ENOUGH = Pattern.compile("-?[0-9]{1,11}(\\..*)?");

    private static final Map<String, Value> WORDS =
            Map.of("true", Value.of(true), "false", Value.of(false), "null", Value.NULL);

    private final Cursor cursor;
    private final boolean underTest;
    private final List<Expression.Use> uses = new ArrayList<>();

    OperandParser(Cursor cursor, boolean underTest) {
        this.cursor = cursor;
        this.underTest = underTest;
    }

    List<Expression.Use> uses() {
        return uses;
    }

    Operand parse() throws SyntaxError {
        int from = cursor.position;
        var literal = literal();
        return literal != null
                ? new Operand.Literal(cursor.text.substring(from, cursor.position), literal)
                : path(from);
    }

    private @Nullable Value literal() throws SyntaxError {
        char here = cursor.peek();
        if (here == '\'' || here == '"') {
            return Value.of(quoted());
        }
        if (here == '-' || (here >= '0' && here <= '9')) {
            return number();
        }
        var word = WORDS.get(word(cursor.position));
        if (word != null) {
            cursor.position += word.show().length();
        }
        return word;
    }

    /** A path in quotes is a habit from other languages; it would be sent as it stands, and nobody would notice. */
    private String quoted() throws SyntaxError {
        int from = cursor.position;
        var content = new PathText(cursor, false).quoted();
        int template = cursor.text.substring(from, cursor.position).indexOf("${");
        if (template >= 0) {
            throw new SyntaxError(
                    "text inside an expression is literal, found `${` in it",
                    from + template,
                    from + template + 2,
                    "a path stands alone, without quotes and `${`");
        }
        return content;
    }

    private Value number() throws SyntaxError {
        int from = cursor.position;
        var written = word(from);
        cursor.position += written.length();
        if (!NUMBER.matcher(written).matches()) {
            throw new SyntaxError(
                    "a number in plain decimal digits expected, found `" + written + "`",
                    from,
                    cursor.position,
                    "text stands in quotes: `\"" + written + "\"`");
        }
        if (!SHORT_ENOUGH.matcher(written).matches()) {
            throw new SyntaxError(
                    "a number of at most eleven digits expected, found `" + written + "`",
                    from,
                    cursor.position,
                    "an account is text: `\"" + written + "\"`");
        }
        return new Value.Num(new BigDecimal(written));
    }

    /** What stands there up to a blank or a sign that ends a word. */
    private String word(int from) {
        int to = from;
        while (to < cursor.end && isWord(cursor.text.charAt(to))) {
            to++;
        }
        return cursor.text.substring(from, to);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '[';
    }

    private Operand path(int from) throws SyntaxError {
        if (!Character.isLetter(cursor.peek()) && cursor.peek() != '_' && cursor.peek() != '$') {
            throw ExpressionSlips.insteadOfOperand(cursor);
        }
        var path = used(JsonPath.parse(cursor), from);
        return new Operand.Path(cursor.text.substring(from, cursor.position), path);
    }

    /** Remembers a path that began there, and refuses one that begins with {@code $} where that is nothing. */
    JsonPath used(JsonPath path, int from) throws SyntaxError {
        if (path.root().equals("$") && !underTest) {
            throw new SyntaxError(
                    "`$` is nothing here: nothing is under test",
                    from,
                    cursor.position,
                    "begin with a name: `event`, `inputs`, `vars`, `steps`, `run` or a loop's");
        }
        uses.add(new Expression.Use(path, from, cursor.position));
        return path;
    }
}
