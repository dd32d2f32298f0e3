package io.parry.engine.bundle;

import java.util.Arrays;
import java.util.Optional;

/** How bundles are signed. */
public enum Algorithm {
    /** RFC 8032. */
    ED25519("Ed25519", "Ed25519"),
    /** On the curve P-256, in DER, as AWS KMS signs: the "SigningAlgorithm" of its API. */
    ECDSA_SHA_256("ECDSA_SHA_256", "SHA256withECDSA");

    private final String word;
    private final String java;

    Algorithm(String word, String java) {
        this.word = word;
        this.java = java;
    }

    /** As bundles name it. */
    public String word() {
        return word;
    }

    /** As {@link java.security.Signature} names it. */
    public String java() {
        return java;
    }

    static Optional<Algorithm> of(String word) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.word.equals(word))
                .findFirst();
    }
}
