package io.parry.engine.bundle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Makes {@link TrustedKey}s of X.509 SubjectPublicKeyInfo. */
final class PublicKeys {
    /** The OID 1.3.101.112 with its tag and length, RFC 8410. */
    private static final String ED25519 = "06032b6570";

    private static final int BITS = 256;

    private PublicKeys() {}

    static TrustedKey read(String base64) throws BadBundle {
        return read(Base64Text.read(base64).orElseThrow(PublicKeys::unusable));
    }

    private static TrustedKey read(byte[] der) throws BadBundle {
        boolean edwards = HexFormat.of().formatHex(der).contains(ED25519);
        try {
            var key = KeyFactory.getInstance(edwards ? "Ed25519" : "EC").generatePublic(new X509EncodedKeySpec(der));
            return of(key);
        } catch (GeneralSecurityException none) {
            throw unusable();
        }
    }

    static TrustedKey of(PublicKey key) throws BadBundle {
        if (!(key instanceof ECPublicKey curve)) {
            return new TrustedKey(Algorithm.ED25519, key);
        }
        if (curve.getParams().getOrder().bitLength() != BITS || !isP256(curve)) {
            throw unusable();
        }
        return new TrustedKey(Algorithm.ECDSA_SHA_256, key);
    }

    private static boolean isP256(ECPublicKey key) {
        return key.getParams().toString().contains("secp256r1");
    }

    private static BadBundle unusable() {
        return new BadBundle(
                BadBundle.Reason.KEY,
                "a trusted key is the base64 of an Ed25519 or P-256 public key in X.509 form,"
                        + " as `openssl pkey -pubout` writes it between its lines");
    }
}
