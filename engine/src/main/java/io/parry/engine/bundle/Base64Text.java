package io.parry.engine.bundle;

import java.util.Base64;
import java.util.Optional;

/** Base64 (RFC 4648 §4) in the one spelling that an encoder gives: padded, and unused bits zero. */
final class Base64Text {
    private Base64Text() {}

    static Optional<byte[]> read(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            return Optional.of(bytes)
                    .filter(read -> Base64.getEncoder().encodeToString(read).equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
