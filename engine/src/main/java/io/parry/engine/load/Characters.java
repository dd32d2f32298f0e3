package io.parry.engine.load;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes to text: UTF-8 and nothing else, without characters that an editor does not show. */
final class Characters {
    /** Larger than any playbook; keeps a hostile file from costing more than reading it. */
    static final int MAX_BYTES = 1 << 20;

    private Characters() {}

    /** The text without a leading byte order mark. */
    static Source decode(String file, byte[] bytes) throws Stopped {
        if (bytes.length > MAX_BYTES) {
            throw new Stopped(
                    Problem.error(ProblemCode.TOO_LARGE, Location.startOf(file), "a file of " + bytes.length + " bytes")
                            .hint("at most 1 MiB is read (" + MAX_BYTES + " bytes)"));
        }
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw new Stopped(notUtf8(Location.startOf(file), "UTF-8 expected, this is UTF-16"));
        }
        var source = new Source(file, withoutMark(utf8(file, bytes)));
        refuseInvisible(source);
        return source;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static String utf8(String file, byte[] bytes) throws Stopped {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        var text = out.flip().toString();
        if (result.isError()) {
            var before = new Source(file, withoutMark(text));
            var place = before.location(before.length(), before.length() + 1);
            throw new Stopped(
                    notUtf8(place, String.format("UTF-8 expected, found byte 0x%02X", in.get(in.position()))));
        }
        return text;
    }

    private static Problem notUtf8(Location place, String message) {
        return Problem.error(ProblemCode.UNREADABLE_FILE, place, message).hint("save the file as UTF-8");
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The first one only: a file that is no text has thousands. */
    private static void refuseInvisible(Source source) throws Stopped {
        for (int i = 0; i < source.length(); i++) {
            if (isInvisible(source.at(i)) || source.at(i) == 0) {
                var name = String.format("U+%04X", source.at(i));
                throw new Stopped(
                        Problem.error(ProblemCode.YAML_SYNTAX, source.location(i, i + 1), "invisible character " + name)
                                .hint(String.format("delete it, or write `\\u%04x` in double quotes", source.at(i))));
            }
        }
    }

    /**
     * What YAML 1.2 §5.1 does not let a file hold, a byte order mark inside the text, and the three characters that end
     * a line in YAML 1.1 and in no editor.
     */
    private static boolean isInvisible(int point) {
        return switch (point) {
            case '\t', '\n', '\r' -> false;
            case 0x85, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF -> true;
            default -> Character.isISOControl(point);
        };
    }
}
