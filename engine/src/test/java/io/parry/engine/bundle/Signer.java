package io.parry.engine.bundle;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Somebody with a key of their own. */
public record Signer(KeyPair pair, Algorithm algorithm) {
    public static Signer ed25519() {
        try {
            return new Signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), Algorithm.ED25519);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public static Signer curve(String name) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(name));
            return new Signer(generator.generateKeyPair(), Algorithm.ECDSA_SHA_256);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What {@code PARRY_BUNDLE_KEYS} takes. */
    public String publicText() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    public Seal seal(BundleFile file) {
        return seal(Seal.message(file.digest()));
    }

    public BundleFile sign(BundleFile file) {
        return file.with(seal(file));
    }

    Seal seal(byte[] message) {
        try {
            var signature = Signature.getInstance(algorithm.java());
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return new Seal(id(), algorithm, Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    String id() {
        return Sha256.of(pair.getPublic().getEncoded());
    }
}
