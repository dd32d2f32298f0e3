package io.parry.engine.load;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import java.util.List;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The parser's own messages in our words, for what {@link LenientReader} does not know. */
final class Wording {
    /**
     * @param begins what the parser's message begins with; in ours, {@code %} stands for the character it stopped at
     */
    private record Words(String begins, String message, String hint) {}

    private static final List<Words> ALL = List.of(
            new Words("mapping values are not allowed", "`:` is not expected here", "quote the whole value"),
            new Words("sequence entries are not allowed", "a list item is not expected here", ""),
            new Words("could not find expected ':'", "`:` is missing behind a key", ""),
            new Words("expected ',' or '}'", "`,` or `}` expected", ""),
            new Words("expected ',' or ']'", "`,` or `]` expected", ""),
            new Words("expected the node content", "a value expected, found `%`", ""),
            new Words(
                    "found unknown escape character", "unknown escape", "write `\\\\` for `\\`, or use single quotes"),
            new Words("expected escape sequence of", "hexadecimal digits expected", ""),
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
            new Words("", "not YAML from here on", ""));

    private Wording() {}

    static Problem of(Source source, MarkedYAMLException error, int at) {
        var said = String.valueOf(error.getProblem());
        var words = ALL.stream()
                .filter(one -> said.startsWith(one.begins))
                .findFirst()
                .orElseThrow();
        var message = words.message.replace("%", source.isSpace(at) ? "nothing" : source.text(at, at + 1));
        int from = words.message.equals("unknown escape") ? backslash(source, at) : at;
        var problem = Problem.error(ProblemCode.YAML_SYNTAX, source.location(from, at + 1), message);
        return words.hint.isEmpty() ? problem : problem.hint(words.hint);
    }

    private static int backslash(Source source, int at) {
        int from = at;
        while (from > 0 && source.at(from) != '\\' && !source.isBreak(from)) {
            from--;
        }
        return from;
    }
}
