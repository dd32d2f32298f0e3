package io.parry.cli;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemText;
import io.parry.engine.plan.Ink;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where results and talk go; shared by all verbs. stdout is the result, stderr is talk. */
final class Output {
    /** Told by bin/parry: what Java says of its console differs from version to version. */
    private static final boolean TERMINAL = Boolean.getBoolean("parry.terminal");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text or json.")
    private String format = "text";

    @Option(names = "--no-color", description = "No colours; the variable NO_COLOR does the same.")
    private boolean noColor;

    @Option(names = "--output-file", paramLabel = "FILE", description = "Writes the result there instead of stdout.")
    private @Nullable Path file;

    @Option(
            names = {"-v", "--verbose"},
            description = "More talk on stderr.")
    private boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            description = "No talk on stderr but for errors.")
    private boolean quiet;

    private @Nullable PrintWriter writer;

    /** Whether the result is JSON. Anything but text and JSON is wrong usage. */
    boolean json() {
        return switch (format) {
            case "text" -> false;
            case "json" -> true;
            default -> throw Refused.usage("`--format " + format + "` is not known here; `text` or `json` expected");
        };
    }

    /** Refuses any format but the one that a verb writes. */
    void checkFormat(String only) {
        if (!format.equals("text") && !format.equals(only)) {
            throw Refused.usage("`--format " + format + "` is not known here; `" + only + "` expected");
        }
    }

    Ink ink() {
        return new Ink(colour());
    }

    private boolean colour() {
        return !noColor && System.getenv("NO_COLOR") == null && file == null && TERMINAL;
    }

    PrintWriter result() {
        if (writer == null) {
            writer = open();
        }
        return writer;
    }

    /** One line. What would command a terminal stands in it as an escape. */
    void line(Value json) {
        result().println(Ink.json(Json.write(json)));
    }

    private PrintWriter open() {
        if (file == null) {
            return spec.commandLine().getOut();
        }
        try {
            return new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
        } catch (IOException error) {
            throw Refused.usage("cannot write to `" + file + "`: " + error.getMessage());
        }
    }

    void talk(String line) {
        if (!quiet) {
            spec.commandLine().getErr().println(line);
        }
    }

    void detail(String line) {
        if (verbose) {
            talk(line);
        }
    }

    String draw(List<Problem> problems, Map<String, String> sources) {
        return ProblemText.drawAll(problems, sources::get, colour());
    }

    /** Draws problems on stderr. */
    void complain(List<Problem> problems, Map<String, String> sources) {
        spec.commandLine().getErr().print(draw(problems, sources));
        spec.commandLine().getErr().flush();
    }

    /** @throws Refused when the result could not be written whole */
    void close() {
        if (writer != null) {
            writer.flush();
            if (writer.checkError()) {
                throw Refused.failed("the result could not be written whole");
            }
            if (file != null) {
                writer.close();
            }
        }
    }
}
