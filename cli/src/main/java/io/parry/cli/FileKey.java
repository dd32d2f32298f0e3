package io.parry.cli;

import io.parry.engine.bundle.Algorithm;
import io.parry.engine.bundle.BadBundle;
import io.parry.engine.bundle.BundleFile;
import io.parry.engine.bundle.Seal;
import io.parry.engine.bundle.TrustedKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/** A private key in a file; what is in the file is never shown. */
record FileKey(TrustedKey publicKey, PrivateKey key) implements SigningKey {

    /** @throws Refused where the file holds none */
    static FileKey read(Path file) {
        try {
            return new PrivateKeys(Files.readString(file, StandardCharsets.US_ASCII)).key();
        } catch (IOException error) {
            throw Refused.usage("cannot read the key `" + file + "`");
        } catch (GeneralSecurityException | BadBundle | IllegalArgumentException none) {
            throw Refused.usage("`" + file + "` holds no private key for bundles; one is made with"
                    + " `openssl genpkey -algorithm ed25519 -out " + file + "`");
        }
    }

    @Override
    public Seal seal(BundleFile file) {
        var algorithm = publicKey.algorithm();
        return new Seal(publicKey.id(), algorithm, signed(algorithm, Seal.message(file.digest())));
    }

    private String signed(Algorithm algorithm, byte[] message) {
        try {
            var signature = Signature.getInstance(algorithm.java());
            signature.initSign(key);
            signature.update(message);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException error) {
            throw Refused.failed("the key does not sign: " + error.getMessage());
        }
    }
}
