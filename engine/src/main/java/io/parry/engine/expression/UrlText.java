package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding (RFC 3986, 2.1) with a form's {@code +}, read strictly: half an escape is no text. */
final class UrlText {
    private UrlText() {}

    static Value decoded(Value text) throws Misfit {
        var bytes = new ByteArrayOutputStream();
        try {
            var rest = text.text();
            int at = 0;
            while (at < rest.length()) {
                at = decode(rest, at, bytes);
            }
            return Value.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException | IllegalArgumentException | IndexOutOfBoundsException bad) {
            throw new Misfit(0, "percent-encoded text in UTF-8", text);
        }
    }

    /** Writes the character or the escape at that place, and gives the place after it. */
    private static int decode(String text, int at, ByteArrayOutputStream bytes) {
        char here = text.charAt(at);
        if (here == '%') {
            bytes.write(HexFormat.fromHexDigits(text, at + 1, at + 3));
            return at + 3;
        }
        int next = text.offsetByCodePoints(at, 1);
        var plain = here == '+' ? " " : text.substring(at, next);
        bytes.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
        return next;
    }
}
