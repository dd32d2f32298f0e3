package io.parry.cli;

import io.parry.engine.bundle.BundleFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the file that carries playbooks to the function that runs them. */
@Command(
        name = "bundle",
        description = "Makes the one file that carries playbooks, their guards and their inputs to the function that"
                + " runs them.",
        footer = {"", "Example: parry bundle playbooks --inputs inputs.yaml --sign key.pem --out bundle.json"},
        subcommands = {BundleShow.class, BundleKey.class},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class BundleVerb implements Callable<Integer> {
    @Mixin
    private PlaybookArguments arguments;

    @Mixin
    private InputOptions inputs;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file to write; what is there stays until the new one is whole.")
    private @Nullable Path out;

    @Option(
            names = "--sequence",
            paramLabel = "N",
            description = "Rises with each bundle: one that is older than the one in use is refused. Without it the"
                    + " seconds in SOURCE_DATE_EPOCH, or else those of the clock.")
    private @Nullable Long sequence;

    @Option(
            names = "--sign",
            paramLabel = "KEY",
            description = "Signs it: a file with a private key, Ed25519 or P-256, or kms:ARN; may be given twice, for a"
                    + " change of keys.")
    private List<String> keys = List.of();

    @Mixin
    private AwsOptions aws;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        if (out == null) {
            throw Refused.usage("`--out FILE` is needed: where to write the bundle");
        }
        long number = Sequence.of(sequence, System.getenv(), Clock.systemUTC());
        var bundled = Bundled.of(arguments, inputs, output, number);
        var file = signed(bundled.file());
        WholeFile.write(out, file.bytes());
        output.result().println(file.digest());
        output.talk("parry: " + out + ": playbooks: " + bundled.playbooks().size() + ", sequence: " + number
                + ", signatures: " + keys.size());
        output.close();
        return ExitCode.FINE;
    }

    private BundleFile signed(BundleFile file) {
        var signed = file;
        for (var key : keys) {
            signed = signed.with(SigningKey.of(key, aws).seal(file));
        }
        return signed;
    }
}
