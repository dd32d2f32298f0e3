package io.parry.actions;

/** Text of others in a message of ours. */
final class Shown {
    private static final int LONGEST = 100;

    private Shown() {}

    /** On one line, and no longer than a reader wants it; never a part of a character. */
    static String briefly(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ");
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
