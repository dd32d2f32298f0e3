package io.parry.engine.diagnostic;

import java.util.Optional;

/**
 * A line of a file with a mark under a part of it. Both lines begin alike: a tab is a tab in both, everything else is
 * as many spaces below as it has characters above, so that the mark stands under its character at any tab width.
 *
 * @param line as shown: hidden characters written out, a long line cut around the mark
 * @param mark {@code ^}, or {@code ^~~~}
 */
record Excerpt(String line, String mark) {
    private static final int WIDTH = 160;
    /** How much of a long line is shown before the mark. */
    private static final int BEFORE = 60;

    /** Empty where the file has no such line. */
    static Optional<Excerpt> of(String source, Location place) {
        return line(source, place.line()).map(line -> of(line.codePoints().toArray(), place));
    }

    private static Excerpt of(int[] line, Location place) {
        int column = Math.min(place.column() - 1, line.length);
        int end = Math.clamp(place.endColumn() - 1L, column, line.length);
        int from = line.length <= WIDTH ? 0 : Math.clamp(column - (long) BEFORE, 0, line.length - WIDTH);
        int to = Math.min(line.length, from + WIDTH);
        var shown = new StringBuilder();
        var below = new StringBuilder();
        put(shown, below, from > 0 ? "…" : "");
        for (int i = from; i < to; i++) {
            put(shown, i < column ? below : new StringBuilder(), show(line[i]));
        }
        int wide = width(line, column, Math.min(end, to));
        below.append('^').repeat('~', Math.max(0, wide - 1));
        return new Excerpt(shown.append(to < line.length ? "…" : "").toString(), below.toString());
    }

    private static String show(int point) {
        return point == '\t' ? "\t" : Visible.of(point);
    }

    private static int width(int[] line, int from, int to) {
        int width = 0;
        for (int i = from; i < to; i++) {
            var shown = show(line[i]);
            width += shown.codePointCount(0, shown.length());
        }
        return width;
    }

    private static void put(StringBuilder shown, StringBuilder below, String text) {
        shown.append(text);
        below.append(text.equals("\t") ? "\t" : " ".repeat(text.codePointCount(0, text.length())));
    }

    /** Lines end as in YAML and in editors: LF, CR LF, CR. */
    private static Optional<String> line(String source, int number) {
        int start = source.startsWith("\uFEFF") ? 1 : 0;
        for (int line = 1; line < number; line++) {
            int end = lineEnd(source, start);
            if (end == source.length()) {
                return Optional.empty();
            }
            start = source.startsWith("\r\n", end) ? end + 2 : end + 1;
        }
        return Optional.of(source.substring(start, lineEnd(source, start)));
    }

    private static int lineEnd(String source, int start) {
        int end = start;
        while (end < source.length() && source.charAt(end) != '\n' && source.charAt(end) != '\r') {
            end++;
        }
        return end;
    }
}
