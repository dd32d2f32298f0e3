package io.parry.engine.diagnostic;

/**
 * A place in a file. Lines and columns are 1-based and counted in Unicode code points.
 *
 * @param file as the user named it, or {@code -} for standard input
 * @param endColumn the column after the last character meant, on the same line; greater than {@code column}
 */
public record Location(String file, int line, int column, int endColumn) {
    /** The first character of a file: for what concerns the file as a whole. */
    public static Location startOf(String file) {
        return new Location(file, 1, 1, 2);
    }

    /** {@code file:line:column}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
