package io.parry.cli;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.bundle.BundleContent;
import io.parry.engine.bundle.BundleFile;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Input;
import io.parry.engine.model.Mode;
import io.parry.engine.run.Support;
import io.parry.engine.value.Value;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
        var catalog = new AwsCatalog(new Operations());
        var loaded = Playbooks.load(arguments, catalog);
        var playbooks = loaded.orRefuse(output);
        refuse(playbooks, loaded.sources());
        var names = new BundledNames(arguments.places());
        var file = BundleFile.of(BundleContent.of(
                number, playbooks, loaded.guards(), values(playbooks, loaded.sources()), catalog, names::of));
        WholeFile.write(Objects.requireNonNull(out), file.bytes());
        output.result().println(file.digest());
        output.talk("parry: " + out + ": " + playbooks.size() + " playbooks, sequence " + number);
        output.close();
        return ExitCode.FINE;
    }

    private Map<String, Value> values(List<CompiledPlaybook> playbooks, Map<String, String> sources) {
        var values = new TreeMap<String, Value>();
        inputs.resolve(playbooks, false, output, sources)
                .forEach((playbook, resolved) -> values.put(playbook, resolved.values()));
        return values;
    }

    private void refuse(List<CompiledPlaybook> playbooks, Map<String, String> sources) {
        var problems = new Problems();
        for (var playbook : playbooks) {
            if (playbook.mode() != Mode.OFF) {
                Support.check(playbook, problems);
            }
            playbook.source().inputs().stream()
                    .filter(Input::secret)
                    .forEach(input -> problems.add(secret(playbook, input)));
        }
        if (problems.hasErrors()) {
            throw Refused.problems(output.draw(problems.list(), sources));
        }
    }

    private static Problem secret(CompiledPlaybook playbook, Input input) {
        return Problem.error(
                        ProblemCode.SECRET_INPUT,
                        input.name().location(),
                        "input `" + input.name().text() + "` of `" + playbook.id()
                                + "` is secret, and a bundle holds no secrets")
                .hint("make it the ARN of a secret, `format: secret-arn`, and read that in a step with"
                        + " `secretsmanager:GetSecretValue`");
    }
}
