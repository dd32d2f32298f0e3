package io.parry.cli;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.bundle.BadBundle;
import io.parry.engine.bundle.Bundle;
import io.parry.engine.bundle.BundleFile;
import io.parry.engine.bundle.Trust;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is in a bundle, and whether it would be used. */
@Command(
        name = "show",
        description = "Says what is in a bundle, who has signed it, and whether it would be used.",
        footer = {"", "Example: parry bundle show bundle.json --key MCowBQYDK2VwAyEA…"},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class BundleShow implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The bundle.")
    private @Nullable Path file;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "A public key that is trusted, as `parry bundle key` prints it. Without any, a bundle that is"
                    + " not signed is fine.")
    private List<String> keys = List.of();

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        boolean json = output.json();
        var bytes = bytes();
        var trust = trust();
        Optional<BadBundle> bad = Optional.empty();
        var shown = Value.obj("format_version", 1);
        try {
            var lines = BundleFile.read(bytes);
            shown = BundleText.signatures(lines, trust, shown);
            shown = BundleText.content(Bundle.read(bytes, trust, new AwsCatalog(new Operations())), shown);
        } catch (BadBundle found) {
            bad = Optional.of(found);
        }
        shown = BundleText.verdict(bad, shown);
        if (json) {
            output.line(shown);
        } else {
            output.result().print(BundleText.of(shown));
        }
        output.close();
        return bad.isPresent() ? ExitCode.PROBLEMS : ExitCode.FINE;
    }

    private byte[] bytes() {
        try (InputStream bytes = Files.newInputStream(Objects.requireNonNull(file))) {
            return bytes.readNBytes(BundleFile.LARGEST + 1);
        } catch (IOException error) {
            throw Refused.usage("cannot read `" + file + "`: " + error.getMessage());
        }
    }

    private Trust trust() {
        try {
            return keys.isEmpty() ? Trust.ofWhatIsDeployed() : Trust.of(String.join(" ", keys));
        } catch (BadBundle none) {
            throw Refused.usage("`--key`: " + none.why());
        }
    }
}
