package io.parry.engine.load;

/** Where <code>${…}</code> begin and end in a file, without understanding them. */
final class Expressions {
    private Expressions() {}

    /** Whether <code>${</code> stands there, or <code>$${</code>, which YAML treats the same. */
    static boolean begins(Source source, int at) {
        int brace = source.at(at + 1) == '$' ? at + 2 : at + 1;
        return source.at(at) == '$' && source.at(brace) == '{';
    }

    /** Behind the closing brace; -1 where there is none before {@code limit}. Text in quotes does not count. */
    static int end(Source source, int at, int limit) {
        int open = 0;
        int next = at;
        while (next < limit) {
            int point = source.at(next);
            if (point == '\'' || point == '"') {
                next = closingQuote(source, next, limit);
            } else if (point == '{') {
                open++;
            } else if (point == '}' && --open == 0) {
                return next + 1;
            }
            next++;
        }
        return -1;
    }

    private static int closingQuote(Source source, int at, int limit) {
        int next = at + 1;
        while (next < limit && source.at(next) != source.at(at)) {
            next += source.at(next) == '\\' ? 2 : 1;
        }
        return next;
    }

    /** The first one that is not closed before {@code to}; -1 where all are. */
    static int unclosed(Source source, int from, int to) {
        int next = from;
        while (next < to) {
            if (source.at(next) == '$' && source.at(next + 1) == '$') {
                next += 2;
            } else if (begins(source, next)) {
                int end = end(source, next, to);
                if (end < 0) {
                    return next;
                }
                next = end;
            } else {
                next++;
            }
        }
        return -1;
    }
}
