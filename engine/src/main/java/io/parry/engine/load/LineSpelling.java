package io.parry.engine.load;

/** Reads the three styles whose lines are folded, YAML 1.2 §7.3: unquoted, in single and in double quotes. */
final class LineSpelling {
    private final Source source;
    private final int end;
    private final char quote;
    private final Spelling spelling = new Spelling();

    private LineSpelling(Source source, int end, char quote) {
        this.source = source;
        this.end = end;
        this.quote = quote;
    }

    static Spelling plain(Source source, int from, int to) {
        return new LineSpelling(source, to, ' ').read(from);
    }

    /** From the first quote to behind the last one. */
    static Spelling quoted(Source source, int from, int to) {
        return new LineSpelling(source, to - 1, (char) source.at(from)).read(from + 1);
    }

    private Spelling read(int start) {
        int next = start;
        while (next < end) {
            next = one(next);
        }
        return spelling;
    }

    private int one(int at) {
        int point = source.at(at);
        if (source.isBlank(at) || source.isBreak(at)) {
            return blanks(at);
        }
        if (quote == '"' && point == '\\') {
            return source.isBreak(at + 1) ? emptyLines(source.afterBreak(at + 1)) : escape(at);
        }
        return put(point, at, quote == '\'' && point == '\'' ? 2 : 1);
    }

    private int put(int point, int at, int length) {
        spelling.put(point, at, at + length);
        return at + length;
    }

    /** Blanks count, unless the line ends behind them. */
    private int blanks(int at) {
        int after = Math.min(source.skipBlanks(at), end);
        if (after < end && source.isBreak(after)) {
            return fold(after);
        }
        for (int i = at; i < after; i++) {
            put(source.at(i), i, 1);
        }
        return after;
    }

    /** One line end is a space; of several the first does not count and the others stay. */
    private int fold(int at) {
        int before = spelling.length();
        int after = emptyLines(source.afterBreak(at));
        if (spelling.length() == before) {
            spelling.put(' ', at, source.afterBreak(at));
        }
        return after;
    }

    private int emptyLines(int lineStart) {
        int next = source.skipBlanks(lineStart);
        while (next < end && source.isBreak(next)) {
            spelling.put('\n', next, source.afterBreak(next));
            next = source.skipBlanks(source.afterBreak(next));
        }
        return next;
    }

    private int escape(int at) {
        int letter = source.at(at + 1);
        int digits = switch (letter) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
        };
        int point = digits == 0 ? escaped(letter) : Integer.parseInt(source.text(at + 2, at + 2 + digits), 16);
        return put(point, at, 2 + digits);
    }

    /** YAML 1.2 §5.7. */
    private static int escaped(int letter) {
        return switch (letter) {
            case '0' -> 0;
            case 'a' -> 7;
            case 'b' -> 8;
            case 't' -> 9;
            case 'n' -> 10;
            case 'v' -> 11;
            case 'f' -> 12;
            case 'r' -> 13;
            case 'e' -> 27;
            case 'N' -> 0x85;
            case '_' -> 0xA0;
            case 'L' -> 0x2028;
            case 'P' -> 0x2029;
            default -> letter;
        };
    }
}
