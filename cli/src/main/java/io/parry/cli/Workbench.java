package io.parry.cli;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.Engine;
import io.parry.engine.action.Catalog;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.InputValues;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.match.Home;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Loaded playbooks with their inputs, and the engine that knows them: what every verb about events begins with.
 *
 * @param sources texts of files, for drawing problems
 */
record Workbench(
        List<CompiledPlaybook> playbooks,
        Map<String, InputValues> inputs,
        Engine engine,
        Catalog catalog,
        Problems problems,
        Map<String, String> sources) {

    /** @param examples whether an input's example may stand in for a value */
    static Workbench open(
            PlaybookArguments arguments,
            InputOptions inputOptions,
            boolean examples,
            Home home,
            Clock clock,
            Output output) {
        var catalog = new AwsCatalog(new Operations());
        var loaded = Playbooks.load(arguments, catalog);
        var playbooks = loaded.orRefuse(output).stream()
                .map(playbook -> arguments.anyAge() ? playbook.atAnyAge() : playbook)
                .toList();
        var inputs = inputOptions.resolve(playbooks, examples, output, loaded.sources());
        Map<String, Value> values = new HashMap<>();
        inputs.forEach((playbook, resolved) -> values.put(playbook, resolved.values()));
        var engine = new Engine(playbooks, values, catalog, home, clock);
        return new Workbench(playbooks, inputs, engine, catalog, new Problems(), loaded.sources());
    }

    List<String> examples(CompiledPlaybook playbook) {
        var resolved = inputs.get(playbook.id());
        return resolved == null ? List.of() : resolved.fromExamples();
    }

    /** Draws what was wrong with the events; whether anything was. */
    boolean complain(Output output) {
        if (!problems.isEmpty()) {
            output.complain(problems.list(), sources);
        }
        return problems.hasErrors();
    }
}
