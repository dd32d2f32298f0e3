package io.parry.actions;

import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.regex.Pattern;
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

    /** What a reader takes for one character: a letter with its accents, a family of emoji. */
    private static final Pattern SEEN = Pattern.compile("\\X");

    private static final int LONGEST_SEEN = 128;

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
        var ascii = new StringBuilder();
        for (var seen = SEEN.matcher(line); seen.find(); ) {
            ascii.append(seen.group().codePointAt(0) < 127 ? seen.group().substring(0, 1) : "?");
        }
        return ascii.length() <= LONGEST_SUBJECT ? ascii.toString() : ascii.substring(0, LONGEST_SUBJECT - 3) + "...";
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
        return text.substring(0, boundary(text, fitting(text, left))) + note;
    }

    /** How many chars of the text fit into so many bytes, no pair of surrogates broken. */
    private static int fitting(String text, int bytes) {
        int left = bytes;
        int end = 0;
        while (end < text.length()) {
            var point = Character.toString(text.codePointAt(end));
            left -= point.getBytes(StandardCharsets.UTF_8).length;
            if (left < 0) {
                return end;
            }
            end += point.length();
        }
        return end;
    }

    /** The last place before it that breaks nothing a reader takes for one character, unless that is far away. */
    private static int boundary(String text, int end) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int found = characters.isBoundary(end) ? end : characters.preceding(end);
        return found > end - LONGEST_SEEN ? found : end;
    }

    /** As the reader of a message is told, at any depth. */
    private static Value known(Value value) {
        return switch (value) {
            case Value.Unknown unknown -> Value.of("(unknown)");
            case Value.Arr arr ->
                new Value.Arr(arr.items().stream().map(MessageText::known).toList());
            case Value.Obj obj -> {
                var members = new LinkedHashMap<String, Value>();
                obj.members().forEach((name, member) -> members.put(name, known(member)));
                yield new Value.Obj(members);
            }
            case Value.Joined joined -> Value.of(shown(joined));
            default -> value;
        };
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Unknown unknown -> "(unknown)";
            case Value.Missing missing -> "";
            case Value.Null none -> "";
            case Value.Joined joined ->
                joined.parts().stream().map(MessageText::shown).collect(Collectors.joining());
            default ->
                value.redact() instanceof Value.Text text
                        ? text.text()
                        : Json.write(known(value).redact());
        };
    }
}
