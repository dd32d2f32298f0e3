package io.parry.engine.operator;

import io.parry.engine.expression.SyntaxError;
import java.util.ArrayList;
import java.util.List;

/**
 * A wildcard pattern: texts with any characters between them. Each is looked for once, leftmost first, so no text makes
 * it slow.
 *
 * @param texts at least one; with only one there is no gap
 */
public record Gaps(List<String> texts) {
    /** Stars part the texts; a backslash makes the next star or backslash ordinary, as in an EventBridge pattern. */
    static Gaps read(String pattern) throws SyntaxError {
        var texts = new ArrayList<String>();
        var text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char here = pattern.charAt(i);
            if (here == '*') {
                refuseSecondStar(pattern, i);
                texts.add(text.toString());
                text.setLength(0);
            } else {
                text.append(here == '\\' ? escaped(pattern, i++) : here);
            }
        }
        texts.add(text.toString());
        return new Gaps(List.copyOf(texts));
    }

    private static void refuseSecondStar(String pattern, int at) throws SyntaxError {
        if (pattern.startsWith("**", at)) {
            throw new SyntaxError(
                    "one `*` stands for any characters, `**` is not known",
                    at,
                    at + 2,
                    "`*` reaches over `/` and `:` too; write `\\*` for a star");
        }
    }

    private static char escaped(String pattern, int at) throws SyntaxError {
        char next = at + 1 < pattern.length() ? pattern.charAt(at + 1) : 0;
        if (next != '*' && next != '\\') {
            throw new SyntaxError(
                    "after `\\` a `*` or a second `\\` is expected", at, at + 1, "write `\\\\` for a backslash");
        }
        return next;
    }

    public boolean matches(String text) {
        var first = texts.getFirst();
        if (texts.size() == 1) {
            return text.equals(first);
        }
        int end = text.length() - texts.getLast().length();
        if (end < first.length() || !text.startsWith(first) || !text.endsWith(texts.getLast())) {
            return false;
        }
        int from = first.length();
        for (var middle : texts.subList(1, texts.size() - 1)) {
            int at = text.indexOf(middle, from);
            if (at < 0) {
                return false;
            }
            from = at + middle.length();
        }
        return from <= end;
    }
}
