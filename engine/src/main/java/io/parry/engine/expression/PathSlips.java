package io.parry.engine.expression;

import org.jspecify.annotations.Nullable;

/** What can be wrong in a path, each with the hint for what was most likely meant. */
final class PathSlips {
    /** Characters that belong to the names of AWS's members, and to no path. */
    private static final String GLUE = "/:#%@$+~\\";

    private PathSlips() {}

    /** A path does not begin here. */
    static SyntaxError start(Cursor cursor, boolean standard) {
        if (cursor.peek() == '@') {
            return here(cursor, "`@` stands in a filter selector only: `[?@.a == 1]`", "begin with `$`");
        }
        var names = standard ? "" : " or with a name, as in `event.detail`";
        var hint = cursor.peek() == '.' || cursor.peek() == '[' ? "write `$" + cursor.peek() + "…`" : null;
        return here(cursor, "a path begins with `$`" + names + ", found " + found(cursor), hint);
    }

    /** {@code true} where a path is. */
    static SyntaxError literal(Cursor cursor, int from, String word) {
        return new SyntaxError(
                "`" + word + "` is a value, not a name",
                from,
                cursor.position,
                "a path begins with `$` or with a name");
    }

    static SyntaxError suffix(Cursor cursor) {
        return here(cursor, "`.name` or `[…]` expected, found " + found(cursor), null);
    }

    /** Something follows a whole path. */
    static SyntaxError rest(Cursor cursor) {
        int from = cursor.position;
        cursor.skipBlanks();
        if (cursor.atEnd()) {
            return new SyntaxError("blanks after the path", from, cursor.end, null);
        }
        if (cursor.position > from && new PathText(cursor, false).isName()) {
            return new SyntaxError(
                    "a blank cannot stand in a name after a dot", from, cursor.position, "use brackets: `['…']`");
        }
        if (cursor.position == from && new PathText(cursor, false).isName()) {
            return here(cursor, "`.` or `[` expected, found " + found(cursor), "put a dot before the name");
        }
        return here(cursor, "the path ends before " + found(cursor), rest(cursor.peek()));
    }

    private static @Nullable String rest(char found) {
        return switch (found) {
            case '|' -> "filters belong into `${…}`";
            case '=', '<', '>', '!' -> "a path alone stands here; comparisons belong into `[?…]`";
            case '*' -> "write `.*` or `[*]`";
            default -> null;
        };
    }

    /** {@code .a/b}, {@code .AWS::X}: refused where the name is, for whoever reads on would blame the wrong thing. */
    static void refuseGlued(Cursor cursor, int from) throws SyntaxError {
        if (cursor.atEnd() || GLUE.indexOf(cursor.peek()) < 0) {
            return;
        }
        char wrong = cursor.peek();
        int to = cursor.position;
        while (to < cursor.end && " \t\r\n.[](){}|,='\"".indexOf(cursor.text.charAt(to)) < 0) {
            to++;
        }
        throw new SyntaxError(
                "`" + wrong + "` cannot stand in a name after a dot",
                from,
                to,
                "use brackets: " + quoted(cursor.text.substring(from, to)));
    }

    private static String quoted(String name) {
        return "`['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']`";
    }

    /** No name after a dot. */
    static SyntaxError afterDot(Cursor cursor, boolean descendant) {
        var dots = descendant ? ".." : ".";
        if (cursor.atEnd()) {
            return new SyntaxError(
                    "a name expected after `" + dots + "`",
                    cursor.position - dots.length(),
                    cursor.position,
                    descendant ? "`..name`, `..*` or `..[…]`" : null);
        }
        if (cursor.peek() == '[') {
            return new SyntaxError(
                    "a dot before brackets", cursor.position - 1, cursor.position, "leave the dot out: `[…]`");
        }
        return here(cursor, "a name expected after `" + dots + "`, found " + found(cursor), afterDot(cursor));
    }

    private static @Nullable String afterDot(Cursor cursor) {
        var words = new PathText(cursor, false);
        if (new PathNumber(cursor).isDigit()) {
            return "an index stands in brackets, `[0]`, and a name that begins with a digit too, `['0']`";
        }
        if (words.isQuote()) {
            return "text in quotes stands in brackets: `['…']`";
        }
        return cursor.peek() == '.' ? "two dots at most" : "other names stand in brackets: `['…']`";
    }

    /** No selector in brackets. */
    static SyntaxError selector(Cursor cursor, PathText words, int bracket) {
        if (cursor.atEnd()) {
            return new SyntaxError("`[` is not closed", bracket, cursor.end, "add `]`");
        }
        if (words.isName()) {
            int from = cursor.position;
            var name = words.name();
            return new SyntaxError(
                    "`" + name + "` is no selector",
                    from,
                    cursor.position,
                    "a name is quoted, `['" + name + "']`; a value from elsewhere is a path, `[" + name + ".…]`");
        }
        return here(cursor, "a selector expected in brackets, found " + found(cursor), selector(cursor.peek()));
    }

    private static @Nullable String selector(char found) {
        return switch (found) {
            case '@' -> "a filter begins with `?`: `[?@.a == 1]`";
            case '$' -> "a value from the same document is compared with: `[?@.a == $.b]`";
            case '(' -> "scripts are not part of JSONPath; from the end counts `[-1]`";
            case ']', ',' -> "as in `['a']`, `[0]`, `[*]`, `[1:3]`, `[?@.a]`";
            default -> null;
        };
    }

    /** Brackets that do not end after a selector. */
    static SyntaxError bracket(Cursor cursor, int from) {
        return cursor.atEnd()
                ? new SyntaxError("`[` is not closed", from, cursor.end, "add `]`")
                : here(cursor, "`,` or `]` expected, found " + found(cursor), joined(cursor));
    }

    static @Nullable String joined(Cursor cursor) {
        if (cursor.startsWith("and ") || cursor.startsWith("or ")) {
            return "write `&&` for and, `||` for or";
        }
        return cursor.startsWith("=") || cursor.startsWith("in ") ? "compare with `==`" : null;
    }

    static SyntaxError here(Cursor cursor, String message, @Nullable String hint) {
        return new SyntaxError(message, cursor.position, cursor.position + 1, hint);
    }

    static String found(Cursor cursor) {
        if (cursor.atEnd()) {
            return "the end";
        }
        return "`" + Character.toString(cursor.text.codePointAt(cursor.position)) + "`";
    }
}
