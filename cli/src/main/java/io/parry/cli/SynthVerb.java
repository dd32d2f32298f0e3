package io.parry.cli;

import io.parry.cli.synth.Buttons;
import io.parry.cli.synth.Deployed;
import io.parry.cli.synth.HomeTemplate;
import io.parry.cli.synth.MemberTemplate;
import io.parry.cli.synth.Rotations;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.match.Home;
import io.parry.engine.value.Digest;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what a team deploys: templates, and the function's code with the playbooks in it. */
@Command(
        name = "synth",
        description = "Writes what the playbooks are deployed with: CloudFormation templates, and the function's zip.",
        footer = {"", "Example: parry synth playbooks --inputs inputs.yaml --out deployment"},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class SynthVerb implements Callable<Integer> {
    @Mixin
    private PlaybookArguments arguments;

    @Mixin
    private InputOptions inputs;

    @Mixin
    private Output output;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to write to; it is made.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        var bench = Workbench.open(arguments, inputs, false, Home.UNKNOWN, Clock.systemUTC(), output);
        var playbooks = bench.playbooks().stream()
                .sorted(Comparator.comparing(CompiledPlaybook::id))
                .toList();
        var deployed = new Deployed(
                playbooks,
                "parry.zip",
                Digest.of("x"),
                List.of(),
                List.of(),
                Buttons.of(playbooks),
                Rotations.areIn(playbooks));
        write("parry.template.json", HomeTemplate.of(deployed));
        write("member.template.json", MemberTemplate.of(deployed));
        output.close();
        return ExitCode.FINE;
    }

    private void write(String name, Value template) {
        var file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            Files.writeString(file, Json.pretty(template) + "\n");
        } catch (IOException error) {
            throw Refused.usage("cannot write `" + file + "`: " + error.getMessage());
        }
        output.result().println(file);
    }
}
