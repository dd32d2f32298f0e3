package io.parry.actions;

import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.stream.Collectors;

/**
 * Text as SNS takes it (<a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>): what it
 * would refuse is replaced or cut, since a message that is not sent is worse than one that is cut.
 */
final class MessageText {
    /** Fewer than a hundred characters. */
    static final int LONGEST_SUBJECT = 99;
    /** Of the 262,144 that SNS allows, the rest is for the attributes. */
    static final int LONGEST_MESSAGE = 262_144 - 2_048;

    private MessageText() {}

    /**
     * One line of printable ASCII. SNS's pages disagree whether it may be more; accents are dropped, what is left over
     * becomes {@code ?}.
     */
    static String subject(Value value) {
        var line = Normalizer.normalize(shown(value), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        var ascii = line.codePoints()
                .mapToObj(point -> point < 127 ? Character.toString(point) : "?")
                .collect(Collectors.joining());
        return ascii.length() <= LONGEST_SUBJECT ? ascii : ascii.substring(0, LONGEST_SUBJECT - 3) + "...";
    }

    /** Never empty; without the control characters that XML has no place for. */
    static String message(Value value) {
        var text = shown(value)
                .codePoints()
                .filter(point -> point >= ' ' || point == '\n' || point == '\t')
                .mapToObj(point -> isCharacter(point) ? Character.toString(point) : "?")
                .collect(Collectors.joining());
        return cut(text.isBlank() ? "(no text)" : text);
    }

    private static boolean isCharacter(int point) {
        return Character.getType(point) != Character.SURROGATE && point != 0xFFFE && point != 0xFFFF;
    }

    private static String cut(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length <= LONGEST_MESSAGE) {
            return text;
        }
        var note = "\n… cut: the whole message has " + length + " bytes, more than SNS takes";
        int left = LONGEST_MESSAGE - note.getBytes(StandardCharsets.UTF_8).length;
        var kept = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            left -= Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept.append(note).toString();
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Unknown unknown -> "(unknown)";
            case Value.Missing missing -> "";
            case Value.Null none -> "";
            case Value.Joined joined ->
                joined.parts().stream().map(MessageText::shown).collect(Collectors.joining());
            default -> value.redact() instanceof Value.Text text ? text.text() : Json.write(value.redact());
        };
    }
}
