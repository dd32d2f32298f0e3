package io.parry.cli;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.action.Catalog;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Playbooks that a function can run, and the file that carries them there.
 *
 * @param playbooks in the order of their ids, however they were named
 * @param inputs the values of each playbook's inputs, by its id
 * @param file not signed yet
 * @param sources texts of files, for drawing problems
 */
record Bundled(
        List<CompiledPlaybook> playbooks,
        Map<String, Value> inputs,
        Catalog catalog,
        BundleFile file,
        Map<String, String> sources) {
    /** @throws Refused where a function could not run them */
    static Bundled of(PlaybookArguments arguments, InputOptions given, Output output, long sequence) {
        var catalog = new AwsCatalog(new Operations());
        var loaded = Playbooks.load(arguments, catalog);
        var playbooks = loaded.orRefuse(output).stream()
                .sorted(Comparator.comparing(CompiledPlaybook::id))
                .toList();
        refuse(playbooks, output, loaded.sources());
        var inputs = new TreeMap<String, Value>();
        given.resolve(playbooks, false, output, loaded.sources())
                .forEach((playbook, resolved) -> inputs.put(playbook, resolved.values()));
        var names = new BundledNames(arguments.places());
        var content = BundleContent.of(sequence, playbooks, loaded.guards(), inputs, catalog, names::of);
        return new Bundled(playbooks, inputs, catalog, BundleFile.of(content), loaded.sources());
    }

    private static void refuse(List<CompiledPlaybook> playbooks, Output output, Map<String, String> sources) {
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
