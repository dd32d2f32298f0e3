package io.parry.engine.load;

import io.parry.engine.diagnostic.Location;
import java.util.Arrays;

/**
 * A file's text with its lines, in Unicode code points: offsets count from 0 as the parser's marks do. A line ends at
 * LF, CR LF or CR, as YAML 1.2 §5.4 has it.
 */
final class Source {
    private final String file;
    private final int[] points;
    private final int[] lineStarts;

    Source(String file, String text) {
        this.file = file;
        this.points = text.codePoints().toArray();
        this.lineStarts = lineStarts(points);
    }

    private static int[] lineStarts(int[] points) {
        var starts = new int[points.length + 1];
        int lines = 1;
        for (int i = 0; i < points.length; i++) {
            boolean isHalf = points[i] == '\r' && i + 1 < points.length && points[i + 1] == '\n';
            if ((points[i] == '\n' || points[i] == '\r') && !isHalf) {
                starts[lines++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }

    String file() {
        return file;
    }

    int length() {
        return points.length;
    }

    /** The code point there, or {@code 0} beyond either end; the text itself holds no NUL. */
    int at(int offset) {
        return offset >= 0 && offset < points.length ? points[offset] : 0;
    }

    boolean isBreak(int offset) {
        return at(offset) == '\n' || at(offset) == '\r';
    }

    boolean isBlank(int offset) {
        return at(offset) == ' ' || at(offset) == '\t';
    }

    /** A blank, a line's end or the file's. */
    boolean isSpace(int offset) {
        return isBlank(offset) || isBreak(offset) || offset >= points.length;
    }

    int afterBreak(int offset) {
        return at(offset) == '\r' && at(offset + 1) == '\n' ? offset + 2 : offset + 1;
    }

    int skipBlanks(int offset) {
        int after = offset;
        while (isBlank(after)) {
            after++;
        }
        return after;
    }

    String text(int from, int to) {
        int start = Math.clamp(from, 0, points.length);
        return new String(points, start, Math.clamp(to, start, points.length) - start);
    }

    int lines() {
        return lineStarts.length;
    }

    /** The 1-based line of an offset. */
    int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    int lineStart(int line) {
        return line <= lineStarts.length ? lineStarts[line - 1] : points.length;
    }

    /** Behind the last character of a line, its break left out. */
    int lineEnd(int line) {
        int end = lineStart(line + 1);
        while (end > lineStart(line) && isBreak(end - 1)) {
            end--;
        }
        return end;
    }

    String lineText(int line) {
        return text(lineStart(line), lineEnd(line));
    }

    int indent(int line) {
        int first = lineStart(line);
        int after = first;
        while (at(after) == ' ') {
            after++;
        }
        return after - first;
    }

    /** Behind the last character of a line that is no blank. */
    int trimmedLineEnd(int line) {
        int end = lineEnd(line);
        while (end > lineStart(line) && isBlank(end - 1)) {
            end--;
        }
        return end;
    }

    /** Of the characters from {@code from} to {@code to} (exclusive), as far as they stand on the first one's line. */
    Location location(int from, int to) {
        int start = Math.clamp(from, 0, points.length);
        int line = line(start);
        int column = start - lineStart(line) + 1;
        int last = to > lineEnd(line) ? trimmedLineEnd(line) : to;
        return new Location(file, line, column, Math.max(last - lineStart(line) + 1, column + 1));
    }
}
