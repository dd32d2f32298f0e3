package io.parry.engine.bundle;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** A public key whose word is taken for a bundle. */
public record TrustedKey(Algorithm algorithm, PublicKey key) {

    /**
     * @param base64 of an X.509 SubjectPublicKeyInfo (RFC 5280), of an Ed25519 or a P-256 key
     * @throws BadBundle where it is none
     */
    public static TrustedKey read(String base64) throws BadBundle {
        return PublicKeys.read(base64);
    }

    /** @throws BadBundle where such keys sign no bundles */
    public static TrustedKey of(PublicKey key) throws BadBundle {
        return PublicKeys.of(key);
    }

    /** What bundles call it: {@code sha256:} and the hex digest of its X.509 form. */
    public String id() {
        return Sha256.of(key.getEncoded());
    }

    /** What {@link #read} reads. */
    public String text() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    boolean hasSigned(byte[] message, byte[] signature) {
        try {
            var check = Signature.getInstance(algorithm.java());
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
