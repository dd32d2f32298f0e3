package io.parry.engine.expression;

import io.parry.engine.diagnostic.NearestName;
import java.util.Locale;

/** What can be wrong in a filter selector, each with the hint for what was most likely meant. */
final class TestSlips {
    private TestSlips() {}

    static SyntaxError parenthesis(Cursor cursor, int from) {
        return cursor.atEnd()
                ? new SyntaxError("`(` is not closed", from, cursor.end, "add `)`")
                : PathSlips.here(cursor, "`)` expected, found " + PathSlips.found(cursor), PathSlips.joined(cursor));
    }

    /** {@code &} and {@code |}. */
    static void refuseSingle(Cursor cursor) throws SyntaxError {
        if (cursor.peek() == '&' || cursor.peek() == '|') {
            var sign = cursor.peek();
            throw PathSlips.here(cursor, "`" + sign + "` joins nothing", "write `" + sign + sign + "`");
        }
    }

    /** Signs that other languages compare with. */
    static void refuseSign(Cursor cursor) throws SyntaxError {
        refuseSign(cursor, "===", "write `==`");
        refuseSign(cursor, "!==", "write `!=`");
        refuseSign(cursor, "<>", "write `!=`");
        refuseSign(cursor, "=~", "use `match(…, '…')` for the whole text, `search(…, '…')` for a part");
        if (!cursor.startsWith("==")) {
            refuseSign(cursor, "=", "write `==`");
        }
    }

    private static void refuseSign(Cursor cursor, String sign, String hint) throws SyntaxError {
        if (cursor.startsWith(sign)) {
            int from = cursor.position;
            throw new SyntaxError("`" + sign + "` compares nothing", from, from + sign.length(), hint);
        }
    }

    /** Behind the sign. */
    static SyntaxError comparedTest(Cursor cursor, int from) {
        boolean negated = cursor.text.charAt(from) == '!';
        return new SyntaxError(
                negated ? "`!` negates a test, no comparison" : "parentheses hold a test, which cannot be compared",
                from,
                cursor.position,
                negated ? "use `!=`, or parentheses: `!(…)`" : "leave the parentheses out");
    }

    static SyntaxError operand(Cursor cursor) {
        var hint = cursor.peek() == '!' ? "`!` negates a test: `!(@.a == 1)`" : null;
        return PathSlips.here(cursor, "a path, a value or a function expected, found " + PathSlips.found(cursor), hint);
    }

    static SyntaxError word(Cursor cursor, int from, String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        boolean literal = lower.equals("true") || lower.equals("false") || lower.equals("null");
        return new SyntaxError(
                "`" + word + "` is no value",
                from,
                cursor.position,
                literal ? "write `" + lower + "`" : "quote text: `'" + word + "'`");
    }

    static SyntaxError function(Cursor cursor, int from, String name) {
        var hint = NearestName.of(name, PathFunction.names())
                .map(near -> "did you mean `" + near + "`?")
                .orElse("known: " + String.join(", ", PathFunction.names()));
        return new SyntaxError("unknown function `" + name + "`", from, cursor.position, hint);
    }

    static SyntaxError arity(Cursor cursor, int from, PathFunction function) {
        int expected = function.arity();
        return new SyntaxError(
                "`" + function + "` takes " + (expected == 1 ? "one argument" : "two arguments"),
                from,
                cursor.position,
                null);
    }
}
