package io.parry.cli;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.cli.pattern.Rules;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.InputValues;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.ProblemJson;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says everything that is wrong with playbooks, at once. */
@Command(
        name = "validate",
        description =
                "Says everything that is wrong with playbooks: all problems at once, each with its place and a hint.",
        footer = {"", "Example: parry validate playbooks --format json"},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class Validate implements Callable<Integer> {
    @Mixin
    private PlaybookArguments arguments;

    @Mixin
    private Output output;

    @Option(
            names = "--strict",
            description =
                    "Warnings count as errors; proofs that are missing and rules that would be too wide are told too.")
    private boolean strict;

    @Override
    public Integer call() {
        boolean json = output.json();
        var loaded = Playbooks.load(arguments, new AwsCatalog(new Operations()));
        var problems = Stream.concat(loaded.problems().list().stream(), tooWide(loaded).stream())
                .filter(this::shown)
                .toList();
        if (json) {
            output.result().println(Json.pretty(asJson(problems)));
        } else if (problems.isEmpty()) {
            output.result().println(counted(loaded.files()) + ", no problems");
        } else {
            output.result().print(output.draw(problems, loaded.sources()));
        }
        output.close();
        return problems.stream().anyMatch(problem -> strict || problem.isError()) ? ExitCode.PROBLEMS : ExitCode.FINE;
    }

    /** Triggers that get no rule of the bus; who runs playbooks by hand needs none. */
    private List<Problem> tooWide(Playbooks loaded) {
        var problems = new Problems();
        if (strict) {
            var inputs = loaded.playbooks().stream()
                    .collect(Collectors.toMap(
                            CompiledPlaybook::id,
                            playbook -> InputValues.of(playbook, Map.of(), true, new Problems())
                                    .values(),
                            (one, other) -> one));
            Rules.of(loaded.playbooks(), inputs, problems);
        }
        return problems.list();
    }

    /** That nothing proves a call is a matter of taste, until somebody asks for strictness. */
    private boolean shown(Problem problem) {
        return strict || problem.code() != ProblemCode.NO_PROOF;
    }

    private static String counted(int files) {
        return files == 1 ? "1 playbook" : files + " playbooks";
    }

    private static Value asJson(List<Problem> problems) {
        return Value.obj(
                "format_version",
                1,
                "problems",
                new Value.Arr(problems.stream().map(ProblemJson::toValue).toList()));
    }
}
