package io.parry.engine.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.TreeMap;

/** Short names for long things: SHA-256, in the alphabet of RFC 4648 base32, lower case. */
public final class Digest {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 26;

    private Digest() {}

    /**
     * 26 characters (130 bits) that depend on the content only, not on the order of members; secrets by their origin.
     */
    public static String of(Value value) {
        return of(Json.write(canonical(value)));
    }

    public static String of(String text) {
        var hash = hash(text);
        var digest = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            digest.append(ALPHABET.charAt(bits(hash, i * 5)));
        }
        return digest.toString();
    }

    /**
     * The same in the form of a UUID (RFC 9562, version 8), which is what the SDK fills idempotency tokens with:
     * Secrets Manager takes none of fewer than 32 characters, SSM's StartAutomationExecution none of another form.
     */
    public static String uuid(String text) {
        var hash = hash(text);
        hash[6] = (byte) ((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
        return HexFormat.of().formatHex(hash, 0, 16).replaceFirst("(.{8})(.{4})(.{4})(.{4})", "$1-$2-$3-$4-");
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static int bits(byte[] bytes, int from) {
        int pair = (bytes[from / 8] & 0xff) << 8 | (from / 8 + 1 < bytes.length ? bytes[from / 8 + 1] & 0xff : 0);
        return pair >> (11 - from % 8) & 0x1f;
    }

    private static Value canonical(Value value) {
        return switch (value) {
            case Value.Obj obj -> {
                var sorted = new LinkedHashMap<String, Value>();
                new TreeMap<>(obj.members()).forEach((name, member) -> sorted.put(name, canonical(member)));
                yield new Value.Obj(sorted);
            }
            case Value.Arr arr ->
                new Value.Arr(arr.items().stream().map(Digest::canonical).toList());
            case Value.Num num -> new Value.Num(num.number().stripTrailingZeros());
            case Value.Secret secret -> Value.obj("secret", secret.origin());
            case Value.Joined joined ->
                Value.obj(
                        "joined",
                        new Value.Arr(
                                joined.parts().stream().map(Digest::canonical).toList()));
            case Value.Unknown unknown -> Value.obj("unknown", unknown.after());
            case Value.Missing missing -> Value.obj("missing", true);
            default -> value;
        };
    }
}
