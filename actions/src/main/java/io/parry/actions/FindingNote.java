package io.parry.actions;

import io.parry.engine.value.Value;
import java.util.stream.Collectors;

/**
 * What is written at a finding: on one line, what came of it, in which run, and then whatever else there is to say, as
 * far as it fits. What came of it is made of words of ours and of error codes, so that two runs to which the same
 * happened write the same there.
 */
final class FindingNote {
    /** <a href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_Note.html">Note</a>, and Comment alike. */
    static final int LONGEST = 512;
    /** Who updates, as far as ASFF is told. */
    static final String BY = "parry";

    private static final String BEGIN = "Parry: ";
    private static final String RUN = "; run ";
    private static final String BEFORE = "Before: ";

    private FindingNote() {}

    /**
     * @param came what came of it
     * @param more what else there is to say, the most important first; blank ones are left out
     */
    static String of(String came, String run, String... more) {
        var rest = java.util.Arrays.stream(more)
                .map(FindingNote::onOneLine)
                .map(FindingNote::withoutEnd)
                .filter(text -> !text.isEmpty())
                .map(text -> ". " + text)
                .collect(Collectors.joining());
        return cut(BEGIN + came + RUN + run + rest, LONGEST);
    }

    /** An error's message, so short that there is room for more. */
    static String reason(String message) {
        return cut(onOneLine(message), LONGEST / 2);
    }

    /** What somebody else has written, to stand behind what we write; blank where there is nothing. */
    static String before(String written) {
        return written.isBlank() ? "" : BEFORE + written;
    }

    /** What somebody else had written before a note of ours. */
    static String kept(String ours) {
        int at = ours.indexOf(". " + BEFORE);
        return at < 0 ? "" : ours.substring(at + 2 + BEFORE.length());
    }

    static boolean isOurs(Value note) {
        return note instanceof Value.Text text
                && text.text().startsWith(BEGIN)
                && text.text().contains(RUN);
    }

    /** Whether it is one of ours that says that this came of it, in whatever run. */
    static boolean says(Value note, String came) {
        return note instanceof Value.Text text && text.text().startsWith(BEGIN + came + RUN);
    }

    private static String withoutEnd(String text) {
        return text.replaceAll("[. ]+$", "");
    }

    /** Without what would break a line, colour or turn it, or is no character. */
    private static String onOneLine(String text) {
        return text.codePoints()
                .map(point -> Character.isWhitespace(point) || Character.isSpaceChar(point) ? ' ' : point)
                .filter(FindingNote::isShown)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll(" {2,}", " ")
                .strip();
    }

    private static boolean isShown(int point) {
        return !Character.isISOControl(point)
                && Character.getType(point) != Character.FORMAT
                && Character.getType(point) != Character.SURROGATE
                && Character.isDefined(point);
    }

    /** Never a half of a character. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
