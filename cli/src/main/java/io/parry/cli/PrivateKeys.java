package io.parry.cli;

import io.parry.engine.bundle.BadBundle;
import io.parry.engine.bundle.TrustedKey;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Reads a private key in PKCS #8 (RFC 5958), in its textual form (RFC 7468), and finds the public one to it. */
final class PrivateKeys {
    private static final Pattern FORM =
            Pattern.compile("\\s*-----BEGIN PRIVATE KEY-----\\s*([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

    /** What stands before the point in the X.509 form of a key on P-256 (RFC 5480). */
    private static final byte[] P256 = HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private static final int POINT = 65;
    private static final byte UNCOMPRESSED = 4;

    private final byte[] der;

    /** @throws IllegalArgumentException where it is not of that form */
    PrivateKeys(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no private key");
        }
        this.der = Base64.getMimeDecoder().decode(parts.group(1));
    }

    FileKey key() throws GeneralSecurityException, BadBundle {
        var spec = new PKCS8EncodedKeySpec(der);
        try {
            var edwards = KeyFactory.getInstance("Ed25519").generatePrivate(spec);
            return new FileKey(TrustedKey.of(publicKey((EdECPrivateKey) edwards)), edwards);
        } catch (java.security.spec.InvalidKeySpecException another) {
            PrivateKey curve = KeyFactory.getInstance("EC").generatePrivate(spec);
            return new FileKey(TrustedKey.of(publicKey()), curve);
        }
    }

    /** Java makes a pair of 32 bytes that are random, and has no other way from the private to the public one. */
    private static PublicKey publicKey(EdECPrivateKey key) throws GeneralSecurityException {
        var seed = key.getBytes().orElseThrow(() -> new InvalidKeyException("no private key"));
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
        return generator.generateKeyPair().getPublic();
    }

    /** OpenSSL writes the point behind the private key, as RFC 5915 recommends; Java does not give it out. */
    private PublicKey publicKey() throws GeneralSecurityException {
        var point = Arrays.copyOfRange(der, Math.max(der.length - POINT, 0), der.length);
        if (point.length != POINT || point[0] != UNCOMPRESSED) {
            throw new InvalidKeyException("no public key beside the private one");
        }
        var whole = Arrays.copyOf(P256, P256.length + POINT);
        System.arraycopy(point, 0, whole, P256.length, POINT);
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(whole));
    }

    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] into) {
            System.arraycopy(bytes, 0, into, 0, into.length);
        }
    }
}
