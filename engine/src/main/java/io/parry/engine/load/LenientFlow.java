package io.parry.engine.load;

import java.util.ArrayDeque;
import java.util.Deque;

/** Reads a value in <code>{ }</code> or {@code [ ]} as its author meant it: a path or an expression is one word. */
final class LenientFlow {
    /** No hint shows more. */
    private static final int LONG = 200;

    private final Source source;
    private final Slips slips;
    private final LenientReader reader;
    private final Deque<Integer> open = new ArrayDeque<>();
    private boolean behindColon;
    private boolean behindQuote;
    private int valueFrom;
    private int hopelessLine;

    LenientFlow(Source source, Slips slips, LenientReader reader) {
        this.source = source;
        this.slips = slips;
        this.reader = reader;
    }

    /** Behind the bracket that closes the one there; -1 where it is not closed. */
    int read(int start, int column) {
        int at = start;
        do {
            at = next(at, column);
        } while (at >= 0 && !open.isEmpty());
        return at;
    }

    private int next(int at, int column) {
        if (at >= source.length()) {
            return reader.unclosed(open.getFirst(), source.lines() + 1);
        }
        if (source.isBreak(at)) {
            int start = source.afterBreak(at);
            return reader.isEntry(start, column) ? reader.unclosed(open.getFirst(), source.line(start)) : start;
        }
        if (source.isBlank(at) || Tokens.isComment(source, at)) {
            return source.isBlank(at) ? at + 1 : source.lineEnd(source.line(at));
        }
        return switch (source.at(at)) {
            case '{', '[' -> opening(at);
            case '}', ']' -> closing(at);
            case ',' -> behind(at + 1, false, false);
            case ':' -> behindQuote || endsKey(at) ? colon(at) : word(at);
            case '"', '\'' -> quoted(at, column);
            default -> word(at);
        };
    }

    private int behind(int at, boolean colon, boolean quote) {
        behindColon = colon;
        behindQuote = quote;
        return at;
    }

    private int opening(int at) {
        open.push(at);
        return behind(at + 1, false, false);
    }

    private int closing(int at) {
        int opened = open.pop();
        if ((source.at(opened) == '{') != (source.at(at) == '}')) {
            slips.wrongBracket(at, opened);
        }
        return behind(at + 1, false, true);
    }

    private int colon(int at) {
        if (behindColon && bracket() == '{') {
            slips.colonInText(at, valueFrom, entryEnd(at));
        }
        valueFrom = source.skipBlanks(at + 1);
        return behind(at + 1, true, false);
    }

    private int quoted(int at, int column) {
        int end = reader.quoted(at, column);
        if (end < 0) {
            return end;
        }
        int next = source.skipBlanks(end);
        boolean ends = source.isSpace(next) || Tokens.isComment(source, next) || ",]}:".indexOf(source.at(next)) >= 0;
        if (!ends) {
            slips.textAfterQuote(at, end - 1);
        }
        return behind(end, behindColon, true);
    }

    /** An unquoted text, with everything in it that was meant to be in it. */
    private int word(int from) {
        boolean isStar = source.at(from) == '*' && reader.isNoName(from + 1);
        int bad = isStar || source.at(from) == ':' ? from : -1;
        int lineEnd = source.lineEnd(source.line(from));
        int at = from;
        while (at < lineEnd && !endsWord(at)) {
            boolean expression = Expressions.begins(source, at);
            boolean nested = expression || source.at(at) == '[' || source.at(at) == '{';
            bad = nested && bad < 0 ? at : bad;
            at = nested ? behindNested(at, expression, lineEnd) : at + 1;
        }
        if (bad >= 0) {
            blame(bad, from, at);
        }
        return behind(Math.max(at, from + 1), behindColon, false);
    }

    private boolean endsWord(int at) {
        return ",]}".indexOf(source.at(at)) >= 0
                || (source.at(at) == ':' && endsKey(at))
                || Tokens.isComment(source, at);
    }

    private boolean endsKey(int colon) {
        return source.isSpace(colon + 1) || ",[]{}".indexOf(source.at(colon + 1)) >= 0;
    }

    /** What is not closed on its line is looked for once a line: hostile ones have a million openings. */
    private int behindNested(int at, boolean expression, int limit) {
        if (source.line(at) == hopelessLine) {
            return at + 1;
        }
        int end = expression ? Expressions.end(source, at, limit) : bracketEnd(at, limit);
        hopelessLine = end < 0 ? source.line(at) : hopelessLine;
        return end < 0 ? at + 1 : end;
    }

    /** Behind the bracket that closes a selector, which may hold quotes and brackets; -1 where none does. */
    private int bracketEnd(int from, int limit) {
        int depth = 0;
        for (int at = from; at < limit; at++) {
            int point = source.at(at);
            if (point == '[' || point == '{') {
                depth++;
            } else if ((point == ']' || point == '}') && --depth == 0) {
                return at + 1;
            }
        }
        return -1;
    }

    private void blame(int bad, int from, int to) {
        if (Expressions.begins(source, bad)) {
            slips.expression(bad, from, to, bracket());
        } else if (source.at(bad) == ':') {
            slips.colonFirst(bad, to, bracket());
        } else if (source.at(bad) == '*') {
            slips.star(bad, to);
        } else {
            slips.bracketInText(bad, from, to, bracket());
        }
    }

    private int bracket() {
        return open.isEmpty() ? '{' : source.at(open.getFirst());
    }

    private int entryEnd(int from) {
        int at = from;
        while (at < from + LONG && !source.isBreak(at) && at < source.length() && ",}".indexOf(source.at(at)) < 0) {
            at++;
        }
        return at;
    }
}
