package io.parry.engine.expression;

import org.jspecify.annotations.Nullable;

/** What authors write out of habit from other languages, and what to write instead. */
final class ExpressionSlips {
    private ExpressionSlips() {}

    /** Something stands behind a complete expression. */
    static SyntaxError after(Cursor cursor, String expression) {
        return error(cursor, "`|` or the end of the expression expected", hintAfter(cursor, expression));
    }

    private static @Nullable String hintAfter(Cursor cursor, String expression) {
        return switch (cursor.peek()) {
            case '=', '!', '<', '>', '&' -> "conditions are maps, in `when` and `where`: `{" + expression + ": …}`";
            case '?' -> "`| default(…)` fills in what is not there; two ways to go on are two steps with `when`";
            case '+' -> "numbers: `| plus(…)`; texts stand side by side: `${a}${b}`";
            case '-' -> "`| minus(…)`";
            case '*' -> "`| times(…)`";
            case '/' -> "`| divide(…)`";
            case '(' -> "a filter stands behind its value: `event.name | lower`";
            default -> null;
        };
    }

    static SyntaxError insteadOfFilter(Cursor cursor) {
        return error(
                cursor,
                "a filter expected after `|`",
                cursor.peek() == '|' ? "`| default(…)` fills in what is not there" : null);
    }

    static SyntaxError inArguments(Cursor cursor, int open) {
        if (cursor.atEnd()) {
            return new SyntaxError("`(` is never closed", open, open + 1, "close it with `)`");
        }
        return error(
                cursor,
                "`,` or `)` expected",
                cursor.peek() == '|' ? "an argument takes no filters; give it a name under `vars` first" : null);
    }

    static SyntaxError insteadOfOperand(Cursor cursor) {
        return error(
                cursor,
                "a path, text in quotes, a number, true, false or null expected",
                cursor.peek() == '@' ? "`@` is something only inside a path's `[?…]`" : null);
    }

    /**
     * {@code aws:username} and the like: a name and a colon are no expression, but IAM's policies have such variables.
     */
    static void refusePolicyVariable(Cursor cursor) throws SyntaxError {
        int to = cursor.position;
        while (to < cursor.end
                && (Character.isLetterOrDigit(cursor.text.charAt(to)) || "_-".indexOf(cursor.text.charAt(to)) >= 0)) {
            to++;
        }
        if (to > cursor.position && to < cursor.end && cursor.text.charAt(to) == ':') {
            var variable = cursor.text.substring(cursor.position, cursor.end).strip();
            throw new SyntaxError(
                    "`" + variable + "` is no expression",
                    cursor.position,
                    cursor.position + variable.length(),
                    "for IAM's own variables write `$${" + variable + "}`");
        }
    }

    private static SyntaxError error(Cursor cursor, String expected, @Nullable String hint) {
        int from = cursor.position;
        if (cursor.atEnd()) {
            return new SyntaxError(expected + ", found nothing", from, from + 1, hint);
        }
        int to = cursor.text.offsetByCodePoints(from, 1);
        return new SyntaxError(expected + ", found `" + cursor.text.substring(from, to) + "`", from, to, hint);
    }
}
