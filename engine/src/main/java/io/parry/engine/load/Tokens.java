package io.parry.engine.load;

/** Characters that end a word of YAML's own: an anchor, a tag, an alias. */
final class Tokens {
    private Tokens() {}

    static int end(Source source, int from) {
        int end = from;
        while (!source.isSpace(end) && ",[]{}".indexOf(source.at(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Past blanks, line ends and comments. */
    static int skipSpace(Source source, int from) {
        int at = from;
        while (at < source.length() && (source.isSpace(at) || isComment(source, at))) {
            at = isComment(source, at) ? source.lineEnd(source.line(at)) : at + 1;
        }
        return at;
    }

    /** A {@code #} begins a comment at the start of a line or behind a blank. */
    static boolean isComment(Source source, int at) {
        return source.at(at) == '#' && (at == 0 || source.isSpace(at - 1));
    }
}
