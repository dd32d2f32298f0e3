package io.parry.cli;

import io.parry.engine.plan.Ink;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --metrics}: where metrics go. Appended to, since several processes may write there. */
final class MetricsOption {
    private static final String STDERR = "-";

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Appends metrics, a line a run, in CloudWatch's embedded metric format; `-` is stderr.")
    private @Nullable String file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private @Nullable PrintWriter writer;

    boolean wanted() {
        return file != null;
    }

    /** @throws Refused where it cannot be written to; better before anything is done than after */
    void open() {
        if (file != null) {
            writer = file.equals(STDERR) ? spec.commandLine().getErr() : appending(Path.of(file));
        }
    }

    private static PrintWriter appending(Path path) {
        try {
            return new PrintWriter(Files.newBufferedWriter(
                    path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException error) {
            throw Refused.usage("cannot write to `" + path + "`: " + error.getMessage());
        }
    }

    /** A whole line at once, where metrics are wanted. */
    void line(Value metrics) {
        var known = writer;
        if (known != null) {
            known.println(Ink.json(Json.write(metrics)));
            known.flush();
        }
    }

    /** @throws Refused when they could not be written whole */
    void close() {
        var known = writer;
        if (known == null) {
            return;
        }
        if (known.checkError()) {
            throw Refused.failed("the metrics could not be written whole");
        }
        if (!STDERR.equals(file)) {
            known.close();
        }
    }
}
