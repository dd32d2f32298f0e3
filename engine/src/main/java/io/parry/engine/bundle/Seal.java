package io.parry.engine.bundle;

import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What a key has signed of a bundle.
 *
 * @param key see {@link TrustedKey#id}
 * @param signature base64
 */
public record Seal(String key, Algorithm algorithm, String signature) {
    private static final Set<String> MEMBERS = Set.of("key", "algorithm", "signature");

    /**
     * The message that is signed: ASCII text that says what the digest is of, so that a signature under another kind of
     * document is none under a bundle.
     */
    public static byte[] message(String digest) {
        return ("parry bundle " + digest).getBytes(StandardCharsets.US_ASCII);
    }

    static Seal read(Value value) throws BadBundle {
        var seal = Strict.of(value, "a signature", MEMBERS);
        var algorithm = Algorithm.of(seal.text("algorithm"))
                .orElseThrow(() -> new BadBundle(
                        BadBundle.Reason.SIGNATURE, "a signature is of an algorithm that is not known here"));
        return new Seal(seal.text("key"), algorithm, seal.text("signature"));
    }

    Value value() {
        return Value.obj("key", key, "algorithm", algorithm.word(), "signature", signature);
    }

    /** Whether this key has signed that digest. */
    public boolean isOf(TrustedKey trusted, String digest) {
        return key.equals(trusted.id())
                && algorithm == trusted.algorithm()
                && trusted.hasSigned(message(digest), bytes());
    }

    /** In one spelling only: the base64 of some bytes has several. */
    private byte[] bytes() {
        return Base64Text.read(signature).orElse(new byte[0]);
    }
}
