package io.parry.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
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
            required = true,
            description = "The file to write; what is there stays until the new one is whole.")
    private @Nullable Path out;

    @Option(
            names = "--sequence",
            paramLabel = "N",
            description = "Rises with each bundle: one that is older than the one in use is refused. Without it the"
                    + " seconds in SOURCE_DATE_EPOCH, or else those of the clock.")
    private @Nullable Long sequence;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        long number = Sequence.of(sequence, Clock.systemUTC());
        var bundled = Bundled.of(arguments, inputs, output, number);
        var file = bundled.file();
        WholeFile.write(Objects.requireNonNull(out), file.bytes());
        output.result().println(file.digest());
        output.talk("parry: " + out + ": " + bundled.playbooks().size() + " playbooks, sequence " + number);
        output.close();
        return ExitCode.FINE;
    }
}
