package io.parry.cli;

import io.parry.actions.index.Operations;
import io.parry.cli.synth.FunctionZip;
import io.parry.cli.synth.HomeTemplate;
import io.parry.cli.synth.Jars;
import io.parry.cli.synth.MemberTemplate;
import io.parry.cli.synth.Undeployable;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what a team deploys: templates, and the function's code with the playbooks in it. */
@Command(
        name = "synth",
        description = "Writes what the playbooks are deployed with: CloudFormation templates, and the function's zip"
                + " with the playbooks in it.",
        footer = {"", "Example: parry synth playbooks --inputs inputs.yaml --out deployment"},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class SynthVerb implements Callable<Integer> {
    /** Told by bin/parry, which builds it. */
    private static final @Nullable String BUILT = System.getProperty("parry.code");

    @Mixin
    private PlaybookArguments arguments;

    @Mixin
    private InputOptions inputs;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to write to; it is made.")
    private Path folder = Path.of("");

    @Option(
            names = "--slim",
            description = "Only the services that the playbooks call: under 50 MB. A bundle from elsewhere must call no"
                    + " others then.")
    private boolean slim;

    @Option(
            names = "--sequence",
            paramLabel = "N",
            defaultValue = "0",
            description = "Of the bundle; of no matter while it is deployed with the code.")
    private long sequence;

    @Option(
            names = "--code",
            paramLabel = "FILE",
            description = "The function's code as it is built: parry-dispatcher.zip. Without it that of this checkout.")
    private @Nullable Path code;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        output.checkFormat("cloudformation");
        var deployment = Deployment.of(Bundled.of(arguments, inputs, output, sequence), output);
        try {
            Files.createDirectories(folder);
            write(deployment);
        } catch (IOException error) {
            throw Refused.usage("cannot write to `" + folder + "`: " + error.getMessage());
        } catch (Undeployable why) {
            throw Refused.problems("parry: " + why.why() + "\n");
        }
        deployment.unnamedButtons().forEach(output::talk);
        output.close();
        return ExitCode.FINE;
    }

    private void write(Deployment deployment) throws IOException {
        var deployed = deployment.with(zip(deployment));
        write("bundle.json", deployment.bundle());
        write("parry.template.json", HomeTemplate.of(deployed));
        write("member.template.json", MemberTemplate.of(deployed));
        output.talk("parry: " + Words.counted(deployed.playbooks().size(), "playbook") + ", "
                + Words.counted(deployed.rules().size(), "rule") + ", "
                + Words.counted(deployed.steps().size(), "statement"));
    }

    private FunctionZip zip(Deployment deployment) throws IOException {
        var jars = slim ? Jars.only(deployment.services(), new Operations()) : Jars.all();
        var unnamed = folder.resolve("parry.zip.new");
        try {
            var zip = FunctionZip.write(built(), jars, deployment.bundle(), unnamed);
            FunctionZip.removeFrom(folder);
            Files.move(unnamed, folder.resolve(zip.name()));
            output.result().println(folder.resolve(zip.name()));
            return zip;
        } finally {
            Files.deleteIfExists(unnamed);
        }
    }

    private Path built() {
        var file = code != null ? code : BUILT == null ? null : Path.of(BUILT);
        if (file == null || !Files.isRegularFile(file)) {
            throw Refused.usage("the function's code is needed: `--code parry-dispatcher.zip`"
                    + (file == null ? "" : "; there is no `" + file + "`"));
        }
        return file;
    }

    private void write(String name, Value template) {
        write(name, (Json.pretty(template) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] bytes) {
        WholeFile.write(folder.resolve(name), bytes);
        output.result().println(folder.resolve(name));
    }
}
