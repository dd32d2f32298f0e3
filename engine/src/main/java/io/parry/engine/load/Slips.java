package io.parry.engine.load;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.load.Slip.Reach;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The usual slips in a file, each with our words for it. Offsets are the {@link Source}'s. */
final class Slips {
    private final Source source;
    private final List<Slip> found = new ArrayList<>();

    Slips(Source source) {
        this.source = source;
    }

    List<Slip> found() {
        return found;
    }

    /** <code>{a: ${b}}</code>; the text around it goes from {@code from} to {@code to}. */
    void expression(int at, int from, int to, int bracket) {
        certain(at, at + 2, "unquoted `${` inside " + brackets(bracket), Quoted.hint("the whole text", text(from, to)));
    }

    /** <code>{$.a[0]: b}</code>, or any bracket inside an unquoted text. */
    void bracketInText(int at, int from, int to, int bracket) {
        var text = text(from, to);
        boolean isKey = source.at(to) == ':' && source.isSpace(to + 1);
        var what = isKey || text.startsWith("$") ? "the path" : "the text";
        certain(at, at + 1, "unquoted `" + text(at, at + 1) + "` inside " + brackets(bracket), Quoted.hint(what, text));
    }

    /** {@code [::/0]}. */
    void colonFirst(int at, int to, int bracket) {
        var message = "an unquoted text inside " + brackets(bracket) + " cannot begin with `:`";
        certain(at, at + 1, message, Quoted.hint("it", text(at, to)));
    }

    /** {@code *}, {@code ***}, {@code *.example.com}. */
    void star(int at, int to) {
        certain(at, at + 1, "an unquoted text cannot begin with `*`", Quoted.hint("it", text(at, to)));
    }

    /** Characters that YAML keeps for later. */
    void reserved(int at, int to) {
        var message = "an unquoted text cannot begin with `" + text(at, at + 1) + "`";
        certain(at, at + 1, message, Quoted.hint("it", text(at, to)));
    }

    /** {@code a: b: c}; the text goes from {@code from} to {@code to}. */
    void colonInText(int at, int from, int to) {
        add(at, at + 1, Reach.SAME_LINE, "`: ` in an unquoted text", Quoted.hint("the whole value", text(from, to)));
    }

    /** {@code "a "b" c"}: the text ended earlier than meant. */
    void textAfterQuote(int open, int close) {
        boolean isDouble = source.at(close) == '"';
        boolean inExpression = Expressions.unclosed(source, open + 1, close) >= 0;
        var hint = inExpression
                ? isDouble ? "inside double quotes write `'b'`, as in `['b']`" : "inside single quotes write `\"b\"`"
                : isDouble
                        ? "write `\\\"` for a quote inside the text"
                        : "write `''` for an apostrophe inside the text";
        add(close, close + 1, Reach.SAME_LINE, "the quoted text ends here, and more follows", hint);
    }

    /** The value in brackets goes from {@code from}; the line's text to {@code to}. */
    void textAfterBracket(int at, int from, int to) {
        var found = text(at, at + 1);
        if ("]}".contains(found)) {
            add(at, at + 1, Reach.SAME_LINE, "`" + found + "` closes nothing", null);
        } else {
            var hint = Quoted.hint("the whole value where it is text", text(from, to));
            add(at, at + 1, Reach.SAME_LINE, "the value in brackets has ended, and more follows", hint);
        }
    }

    void textAfterBlockIndicator(int at, String indicator) {
        var message = "the text of `" + indicator + "` begins on the next line";
        add(
                at,
                at + 1,
                Reach.SAME_LINE,
                message,
                "put it there, indented; quote a text that begins with `" + indicator + "`");
    }

    void listOnTheKeysLine(int at, int to) {
        var hint = "begin the list on the next line; quote a text that begins with `- `";
        add(at, at + 1, Reach.SAME_LINE, "a list cannot begin on the line of its key", hint);
    }

    void wrongBracket(int at, int open) {
        var message = "`" + text(at, at + 1) + "` where `" + text(open, open + 1) + "` of line " + source.line(open)
                + " is open";
        add(at, at + 1, Reach.SAME_LINE, message, null);
    }

    void tab(int at) {
        add(at, at + 1, Reach.SAME_LINE, "a tab in the indentation", "indent with spaces");
    }

    void noSpaceAfterColon(int at) {
        add(at, at + 1, Reach.NEXT_LINE, "a space is missing after `:`", null);
    }

    /** A quote or a bracket. Where a comment swallowed what closes it, that is named. */
    void unclosed(int at) {
        var hint = hasClosingComment(at) ? "a comment begins at ` #`; quote the text that it belongs to" : null;
        add(at, at + 1, Reach.ANYWHERE_BELOW, "this `" + text(at, at + 1) + "` is never closed", hint);
    }

    private boolean hasClosingComment(int at) {
        int end = source.lineEnd(source.line(at));
        int comment = at;
        while (comment < end && !Tokens.isComment(source, comment)) {
            comment++;
        }
        return source.text(comment, end).chars().anyMatch(character -> "]}".indexOf(character) >= 0);
    }

    private void certain(int at, int to, String message, String hint) {
        found.add(new Slip(at, Reach.SAME_LINE, true, problem(at, to, message).hint(hint)));
    }

    private void add(int at, int to, Reach reach, String message, @Nullable String hint) {
        var problem = problem(at, to, message);
        found.add(new Slip(at, reach, false, hint == null ? problem : problem.hint(hint)));
    }

    private Problem problem(int at, int to, String message) {
        return Problem.error(ProblemCode.YAML_SYNTAX, source.location(at, to), message);
    }

    private String text(int from, int to) {
        return source.text(from, to).strip();
    }

    private static String brackets(int bracket) {
        return bracket == '[' ? "`[ ]`" : "`{ }`";
    }
}
