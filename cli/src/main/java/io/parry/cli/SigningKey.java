package io.parry.cli;

import io.parry.engine.bundle.BundleFile;
import io.parry.engine.bundle.Seal;
import io.parry.engine.bundle.TrustedKey;
import java.nio.file.Path;

/** A key that signs bundles. */
interface SigningKey {
    TrustedKey publicKey();

    /** @throws Refused where it does not sign */
    Seal seal(BundleFile file);

    /** @param named {@code kms:ARN}, or a file */
    static SigningKey of(String named, AwsOptions aws) {
        return named.startsWith(KmsKey.PREFIX)
                ? KmsKey.of(named.substring(KmsKey.PREFIX.length()), aws)
                : FileKey.read(Path.of(named));
    }
}
