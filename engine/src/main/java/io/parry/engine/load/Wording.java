package io.parry.engine.load;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import java.util.List;

/** The parser's own messages in our words, for what {@link LenientReader} does not know. */
final class Wording {
    /**
     * @param begins what the parser's message begins with; in ours, {@code %} stands for the character it stopped at
     */
    private record Words(String begins, String message, String hint) {}

    private static final List<Words> ALL = List.of(
            new Words("mapping values are not allowed", "`:` is not expected here", "quote the whole value"),
            new Words("sequence entries are not allowed", "a list item is not expected here", ""),
            new Words("could not find expected ':'", "`:` is missing behind this key", ""),
            new Words("expected ',' or '}'", "`,` or `}` expected", ""),
            new Words("expected ',' or ']'", "`,` or `]` expected", ""),
            new Words("expected the node content", "a value expected, found `%`", ""),
            new Words(
                    "found unknown escape character",
                    "unknown escape `\\%`",
                    "write `\\\\` for `\\`, or use single quotes"),
            new Words(
                    "expected escape sequence of",
                    "hexadecimal digits expected",
                    "`\\x` takes two, `\\u` four, `\\U` eight"),
            new Words("found unexpected end of stream", "the file ends inside a quoted text", ""),
            new Words("found unexpected document separator", "`---` inside a quoted text", "indent the text"),
            new Words("expected chomping or indentation", "the text begins on the next line", ""),
            new Words("expected indentation indicator", "the text is indented by 1 to 9", ""),
            new Words("found incompatible YAML document", "only YAML 1 can be read", "leave the line out"),
            new Words("expected <block end>, but found '?'", "a list item expected, found a key", "begin it with `- `"),
            new Words("expected <block end>, but found '<block mapping", "a key is not expected here", ""),
            new Words("expected <block end>, but found '-'", "a key expected, found a list item", ""),
            new Words("expected <block end>, but found '<block seq", "a key expected, found a list item", ""),
            new Words("expected <block end>, but found ':'", "a key is missing before `:`", ""),
            new Words("expected <block end>, but found '}'", "`}` closes nothing", "quote a text that begins with it"),
            new Words("expected <block end>, but found ']'", "`]` closes nothing", "quote a text that begins with it"),
            new Words("found character '\\t", "a tab before a value", "separate with spaces"),
            new Words("expected <block end>, but found '<scalar>'", "a key expected", ""),
            new Words("expected '<document start>'", "the document ends above, and more follows", ""),
            new Words("while scanning a tag", "tags are not supported", "quote a text that begins with `!`"),
            new Words("while scanning an anchor", "anchors are not supported", "quote a text that begins with `&`"),
            new Words("while scanning an alias", "an unquoted text cannot begin with `*`", "quote it"),
            new Words("while scanning a directive", "a line cannot begin with `%`", "quote a text that does"),
            new Words("", "not YAML from here on", ""));

    private Wording() {}

    static Problem of(Source source, Failure failure) {
        int at = failure.at();
        var words = ALL.stream()
                .filter(one -> failure.said().startsWith(one.begins)
                        || failure.context().startsWith(one.begins))
                .findFirst()
                .orElseThrow();
        var message = words.message.replace("%", source.isSpace(at) ? "nothing" : source.text(at, at + 1));
        var problem = Problem.error(ProblemCode.YAML_SYNTAX, place(source, failure), message);
        return words.hint.isEmpty() ? problem : problem.hint(words.hint);
    }

    /** Some marks stand behind what they are about. */
    private static Location place(Source source, Failure failure) {
        int at = failure.at();
        if (failure.said().startsWith("found unknown escape") || failure.said().startsWith("expected escape")) {
            return source.location(backslash(source, at), at + 1);
        }
        if (failure.said().startsWith("could not find expected") && failure.contextAt() >= 0) {
            return source.location(failure.contextAt(), source.lineEnd(source.line(failure.contextAt())));
        }
        boolean isWord = failure.context().startsWith("while scanning a") && !failure.isInside();
        int from = isWord && failure.contextAt() >= 0 ? failure.contextAt() : at;
        return source.location(from, from + 1);
    }

    private static int backslash(Source source, int at) {
        int from = at;
        while (from > 0 && source.at(from) != '\\' && !source.isBreak(from)) {
            from--;
        }
        return from;
    }
}
