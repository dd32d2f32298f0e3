package io.parry.engine.load;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a file as its author meant it, line by line, and notes the slips on the way. Runs only when the parser has
 * given up, and decides nothing: of what it notes, that is believed which fits the place where the parser stopped.
 */
final class LenientReader {
    private static final Pattern ENTRY = Pattern.compile("\\s*(?:- .*|-|[\"']?[\\w$.][^\"'\\s]*[\"']?:(?:\\s.*)?)");
    private static final Pattern NO_SPACE = Pattern.compile("[A-Za-z_$][\\w$.-]*:[^\\s/:]");
    private static final Pattern BLOCK_HEADER = Pattern.compile("[|>][0-9+-]*[ \\t]*(?:[ \\t]#.*)?");

    private final Source source;
    private final Slips slips;
    private final Outline outline = new Outline();
    private int resume;

    private LenientReader(Source source) {
        this.source = source;
        this.slips = new Slips(source);
    }

    static LenientReader read(Source source) {
        var reader = new LenientReader(source);
        int line = 1;
        while (line <= source.lines()) {
            line = reader.line(line);
        }
        return reader;
    }

    List<Slip> slips() {
        return slips.found();
    }

    Outline outline() {
        return outline;
    }

    /** Reads what begins in a line. Returns the line to go on with. */
    private int line(int line) {
        int start = source.lineStart(line);
        int at = source.skipBlanks(start);
        if (isOver(at) || source.lineText(line).matches("(?:---|\\.\\.\\.|%).*")) {
            return line + 1;
        }
        for (int i = start; i < at; i++) {
            if (source.at(i) == '\t') {
                slips.tab(i);
                return line + 1;
            }
        }
        return entry(at);
    }

    private int entry(int start) {
        var columns = new ArrayList<Integer>();
        int at = start;
        while (isDash(at)) {
            columns.add(column(at));
            at = source.skipBlanks(at + 1);
        }
        boolean isItem = at > start;
        int colon = isOver(at) ? -1 : keyEnd(at);
        if (colon >= 0) {
            columns.add(column(at));
        }
        outline.entry(source.line(start), columns);
        if (colon >= 0) {
            return value(source.skipBlanks(colon + 1), column(at));
        }
        if (!isItem && NO_SPACE.matcher(rest(at)).lookingAt()) {
            slips.noSpaceAfterColon(source.lineStart(source.line(at)) + column(at) + rest(at).indexOf(':') + 1);
        }
        return value(at, isItem ? columns.getLast() : column(at) - 1);
    }

    private boolean isDash(int at) {
        return source.at(at) == '-' && source.isSpace(at + 1);
    }

    private boolean isOver(int at) {
        return at >= source.length() || source.isBreak(at) || Tokens.isComment(source, at);
    }

    private int column(int at) {
        return at - source.lineStart(source.line(at));
    }

    private String rest(int at) {
        return source.text(at, source.lineEnd(source.line(at)));
    }

    /** The colon behind a key that begins here; -1 where no key does. */
    private int keyEnd(int at) {
        int end = at;
        if (source.at(at) == '"' || source.at(at) == '\'') {
            end = rest(at).indexOf(source.at(at), 1) + at + 1;
            int colon = source.skipBlanks(end);
            return end > at && source.at(colon) == ':' && source.isSpace(colon + 1) ? colon : -1;
        }
        return "{[*&!|>%@`".indexOf(source.at(at)) >= 0 ? -1 : colonIn(at);
    }

    /** A colon that ends a key, before the line does or a comment begins; -1 where there is none. */
    private int colonIn(int from) {
        for (int at = from; !isOver(at); at++) {
            if (source.at(at) == ':' && source.isSpace(at + 1)) {
                return at;
            }
        }
        return -1;
    }

    /** Where a text that ends with its line ends, a comment left out. */
    private int end(int from) {
        int at = from;
        while (!isOver(at)) {
            at++;
        }
        return at;
    }

    /** What stands behind a key or a dash; {@code column} is theirs. Returns the line to go on with. */
    private int value(int at, int column) {
        if (isOver(at)) {
            return source.line(Math.min(at, source.length())) + 1;
        }
        return switch (source.at(at)) {
            case '"', '\'' -> quotedValue(at, column);
            case '{', '[' -> flowValue(at, column);
            case '|', '>' -> blockText(at, column);
            case '&', '!' -> value(source.skipBlanks(Math.max(at + 1, Tokens.end(source, at))), column);
            case '*', '@', '`', '%' -> reserved(at);
            default -> plain(at, column);
        };
    }

    private int reserved(int at) {
        if (source.at(at) != '*') {
            slips.reserved(at, end(at));
        } else if (isNoName(at + 1)) {
            slips.star(at, end(at));
        }
        return source.line(at) + 1;
    }

    /** What the parser takes for no alias. */
    boolean isNoName(int at) {
        return source.isSpace(at) || ":,[]{}/.*&".indexOf(source.at(at)) >= 0;
    }

    private int quotedValue(int at, int column) {
        int end = quoted(at, column);
        if (end < 0) {
            return resume;
        }
        if (!isOver(source.skipBlanks(end))) {
            slips.textAfterQuote(at, end - 1);
        }
        return source.line(end) + 1;
    }

    private int flowValue(int at, int column) {
        int end = new LenientFlow(source, slips, this).read(at, column);
        if (end < 0) {
            return resume;
        }
        int next = source.skipBlanks(end);
        if (!isOver(next)) {
            slips.textAfterBracket(next, at, end(at));
        }
        return source.line(end) + 1;
    }

    private int blockText(int at, int column) {
        int line = source.line(at);
        if (!BLOCK_HEADER.matcher(rest(at)).matches()) {
            slips.textAfterBlockIndicator(source.skipBlanks(at + 1), source.text(at, at + 1));
            return line + 1;
        }
        int end = linesBelow(line, column);
        int first = line + 1;
        while (first < end && source.lineText(first).isBlank()) {
            first++;
        }
        outline.text(line, end, first < end ? source.indent(first) : column + 1);
        return end;
    }

    private int plain(int at, int column) {
        if (isDash(at)) {
            slips.listOnTheKeysLine(at, end(at));
            return source.line(at) + 1;
        }
        int colon = colonIn(at);
        if (colon >= 0) {
            slips.colonInText(colon, at, end(at));
        }
        return Tokens.isComment(source, end(at)) ? source.line(at) + 1 : continued(source.line(at), column);
    }

    /** A text's further lines; one of them with {@code : } in it is no longer text. */
    private int continued(int line, int column) {
        int end = linesBelow(line, column);
        for (int next = line + 1; next < end; next++) {
            int colon = colonIn(source.lineStart(next));
            if (colon >= 0 && !ENTRY.matcher(source.lineText(next)).matches()) {
                slips.colonInText(colon, colon, colon);
            }
        }
        return end;
    }

    /** The first line below that is not indented deeper, empty ones left out. */
    private int linesBelow(int line, int column) {
        int next = line + 1;
        while (next <= source.lines() && (source.lineText(next).isBlank() || source.indent(next) > column)) {
            next++;
        }
        return next;
    }

    /** Behind the closing quote; -1 where there is none before something that can only be the next entry. */
    int quoted(int open, int column) {
        int quote = source.at(open);
        int at = open + 1;
        while (at < source.length()) {
            if (source.isBreak(at)) {
                at = source.afterBreak(at);
                if (isEntry(at, column)) {
                    return unclosed(open, source.line(at));
                }
            } else if (source.at(at) == quote && !(quote == '\'' && source.at(at + 1) == quote)) {
                return at + 1;
            } else {
                boolean isPair = source.at(at) == quote || (quote == '"' && source.at(at) == '\\');
                at += isPair && !source.isBreak(at + 1) ? 2 : 1;
            }
        }
        return unclosed(open, source.lines() + 1);
    }

    int unclosed(int open, int resumeAt) {
        slips.unclosed(open);
        resume = resumeAt;
        return -1;
    }

    /** Whether a line is no deeper than {@code column} and looks like a key or a list item. */
    boolean isEntry(int lineStart, int column) {
        int line = source.line(lineStart);
        return lineStart < source.length()
                && source.indent(line) <= column
                && ENTRY.matcher(source.lineText(line)).matches();
    }
}
