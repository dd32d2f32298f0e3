package io.parry.engine.expression;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/** One text of a template, cut into plain pieces and expressions. */
final class TemplateText {
    private static final String COMMENT =
            "close it with `}`; if there is a ` #` in it, that began a comment: quote the whole value";

    private final Node.Scalar scalar;
    private final String text;
    private final TemplateCompiler compiler;
    private final List<TextPiece> pieces = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();

    TemplateText(Node.Scalar scalar, TemplateCompiler compiler) {
        this.scalar = scalar;
        this.text = scalar.text();
        this.compiler = compiler;
    }

    TemplatePart compile() {
        for (int at = 0; at < text.length(); ) {
            at = piece(at);
        }
        flush();
        warnOfJson();
        return assembled();
    }

    private int piece(int at) {
        if (text.startsWith("$${", at)) {
            plain.append("${");
            return at + 3;
        }
        if (text.startsWith("${", at)) {
            flush();
            return inserted(at);
        }
        plain.append(text.charAt(at));
        return at + 1;
    }

    private int inserted(int open) {
        int close = closing(open + 2);
        if (close < 0) {
            compiler.report(scalar, unclosed(open));
            return text.length();
        }
        compiler.expression(scalar, open + 2, close)
                .ifPresent(expression -> pieces.add(new TextPiece.Inserted(expression)));
        return close + 1;
    }

    /** The first {@code }} that stands in no quotes; -1 where there is none. */
    private int closing(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '}') {
            at = isQuote(text.charAt(at)) ? behindQuotes(at) : at + 1;
        }
        return at < text.length() ? at : -1;
    }

    private int behindQuotes(int open) {
        int at = open + 1;
        while (at < text.length() && text.charAt(at) != text.charAt(open)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /** Where a brace follows it is a quotation mark that was forgotten, else the brace itself. */
    private SyntaxError unclosed(int open) {
        int at = open + 2;
        while (at < text.length()) {
            int behind = isQuote(text.charAt(at)) ? behindQuotes(at) : at + 1;
            if (behind > text.length() && text.indexOf('}', at) >= 0) {
                return new SyntaxError(
                        "the text that begins here is never closed",
                        at,
                        at + 1,
                        "close it with `" + text.charAt(at) + "`");
            }
            at = behind;
        }
        return new SyntaxError("`${` is never closed", open, open + 2, COMMENT);
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    private void flush() {
        if (!plain.isEmpty()) {
            pieces.add(new TextPiece.Plain(Value.of(plain.toString())));
            plain.setLength(0);
        }
    }

    private TemplatePart assembled() {
        if (pieces.isEmpty()) {
            return new TemplatePart.Fixed(Value.of(""));
        }
        return switch (pieces.getFirst()) {
            case TextPiece.Plain only when pieces.size() == 1 -> new TemplatePart.Fixed(only.text());
            case TextPiece.Inserted only when pieces.size() == 1 -> new TemplatePart.Whole(only.expression());
            default -> new TemplatePart.Mixed(List.copyOf(pieces));
        };
    }

    /**
     * Values are not escaped for JSON when they become text, so a quotation mark in an event would change the meaning.
     */
    private void warnOfJson() {
        int start = text.length() - text.stripLeading().length();
        boolean inserts = pieces.stream().anyMatch(piece -> piece instanceof TextPiece.Inserted);
        if (inserts && text.startsWith("{", start)) {
            compiler.report(Problem.warning(
                            ProblemCode.JSON_AS_TEXT,
                            scalar.at(start, start + 1),
                            "JSON is put together as text, and values are not escaped in it")
                    .hint("build it as YAML; a text parameter that is given a map gets it as JSON"));
        }
    }
}
