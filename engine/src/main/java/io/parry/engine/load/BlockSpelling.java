package io.parry.engine.load;

/** Reads the two styles that begin with {@code |} or {@code >}, YAML 1.2 §8.1. */
final class BlockSpelling {
    private final Source source;
    private final boolean folded;
    private final int indent;
    private final boolean stripped;
    private final boolean kept;
    private final Spelling spelling = new Spelling();
    private int next;
    private int breaksFrom;

    private BlockSpelling(Source source, int from, int indent) {
        var header = source.text(from, headerEnd(source, from));
        this.source = source;
        this.folded = header.startsWith(">");
        this.stripped = header.contains("-");
        this.kept = header.contains("+");
        this.indent = indent;
        this.next = source.afterBreak(source.lineEnd(source.line(from)));
    }

    /** Behind the indicators, {@code |2-}. */
    static int headerEnd(Source source, int from) {
        int end = from + 1;
        while (!source.isSpace(end)) {
            end++;
        }
        return end;
    }

    /** How far the text is indented is not always written; tries what gives that very text. */
    static Spelling of(Source source, int from, String text) {
        var spelling = new Spelling();
        for (int indent = Math.max(1, leastIndent(source, from)); indent > 0 && !spelling.spells(text); indent--) {
            spelling = new BlockSpelling(source, from, indent).read();
        }
        return spelling;
    }

    private static int leastIndent(Source source, int from) {
        int line = source.line(from) + 1;
        while (line < source.lines() && source.lineText(line).isBlank()) {
            line++;
        }
        return source.indent(line);
    }

    private Spelling read() {
        breaksFrom = next;
        next = skipEmptyLines();
        while (isText()) {
            putBreaks(breaksFrom);
            line();
        }
        if (kept) {
            putBreaks(breaksFrom);
        }
        return spelling;
    }

    private boolean isText() {
        return next < source.length() && column() == indent;
    }

    private int column() {
        return next - source.lineStart(source.line(next));
    }

    /** One line of text, and what its end gives. */
    private void line() {
        boolean flush = !source.isBlank(next);
        for (; next < source.length() && !source.isBreak(next); next++) {
            spelling.put(source.at(next), next, next + 1);
        }
        int ended = next;
        boolean hasBreak = source.isBreak(ended);
        next = hasBreak ? source.afterBreak(ended) : ended;
        breaksFrom = next;
        next = skipEmptyLines();
        if (hasBreak) {
            lineEnd(ended, flush);
        }
    }

    private void lineEnd(int at, boolean flush) {
        if (!isText()) {
            if (!stripped) {
                spelling.put('\n', at, source.afterBreak(at));
            }
        } else if (!folded || !flush || source.isBlank(next)) {
            spelling.put('\n', at, source.afterBreak(at));
        } else if (!anyBreak(breaksFrom)) {
            spelling.put(' ', at, source.afterBreak(at));
        }
    }

    private int skipEmptyLines() {
        int at = skipIndent(next);
        while (source.isBreak(at)) {
            at = skipIndent(source.afterBreak(at));
        }
        return at;
    }

    private int skipIndent(int lineStart) {
        int at = lineStart;
        while (at - lineStart < indent && source.at(at) == ' ') {
            at++;
        }
        return at;
    }

    private boolean anyBreak(int from) {
        for (int at = from; at < next; at++) {
            if (source.isBreak(at)) {
                return true;
            }
        }
        return false;
    }

    private void putBreaks(int from) {
        for (int at = from; at < next; at++) {
            if (source.isBreak(at)) {
                spelling.put('\n', at, source.afterBreak(at));
                at = source.afterBreak(at) - 1;
            }
        }
    }
}
