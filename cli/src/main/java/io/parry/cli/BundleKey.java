package io.parry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the public key of a key that signs bundles. */
@Command(
        name = "key",
        description = "Prints the public key to a key that signs bundles, as PARRY_BUNDLE_KEYS and --key take it.",
        footer = {"", "Example: parry bundle key key.pem"},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class BundleKey implements Callable<Integer> {
    @Parameters(paramLabel = "KEY", description = "As --sign takes it: a file with a private key, or kms:ARN.")
    private String key = "";

    @Mixin
    private AwsOptions aws;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        output.result().println(SigningKey.of(key, aws).publicKey().text());
        output.close();
        return ExitCode.FINE;
    }
}
