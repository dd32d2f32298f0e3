package io.parry.cli;

import io.parry.cli.permission.Difference;
import io.parry.cli.permission.Difference.Grant;
import io.parry.cli.permission.Statement;
import io.parry.cli.permission.Statements;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.match.Home;
import io.parry.engine.plan.Ink;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a change of playbooks changes in what they are allowed. */
@Command(
        name = "diff",
        description = "Says what a change of playbooks changes in what they may do; what is allowed now and was not"
                + " comes first.",
        footer = {"", "Example: parry diff released/playbooks playbooks --detailed-exitcode"},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class DiffVerb implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "Files or a folder of playbooks as they were.")
    private Path old = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The same as they are to be.")
    private Path now = Path.of("");

    @Option(names = "--detailed-exitcode", description = "2 where something differs; wrong usage is 3 then.")
    private boolean detailed;

    @Mixin
    private InputOptions inputs;

    @Mixin
    private Output output;

    /** @param said what steps ask for by {@code permissions} */
    private record Side(List<Statement> statements, SortedMap<String, List<String>> said) {}

    @Override
    public Integer call() {
        boolean json = output.json();
        var before = side(old);
        var after = side(now);
        var difference = Difference.of(before.statements, after.statements);
        var said = newlySaid(before.said, after.said);
        if (json) {
            output.result().println(Json.pretty(json(difference, said)));
        } else {
            text(difference, said);
        }
        output.close();
        return detailed && !(difference.isEmpty() && said.isEmpty()) ? ExitCode.WOULD_ACT : ExitCode.FINE;
    }

    private Side side(Path place) {
        var arguments = new PlaybookArguments() {
            @Override
            List<Path> places() {
                return List.of(place);
            }
        };
        var bench = Workbench.open(arguments, inputs, true, Home.UNKNOWN, Clock.systemUTC(), output);
        List<CompiledPlaybook> playbooks = bench.playbooks();
        return new Side(
                Statements.of(playbooks, Allowances.inputs(bench, output), bench.catalog()),
                Statements.said(playbooks));
    }

    private static SortedMap<String, List<String>> newlySaid(
            Map<String, List<String>> before, Map<String, List<String>> after) {
        var said = new TreeMap<String, List<String>>();
        after.forEach((step, permissions) -> {
            var more = permissions.stream()
                    .filter(one -> !before.getOrDefault(step, List.of()).contains(one))
                    .toList();
            if (!more.isEmpty()) {
                said.put(step, more);
            }
        });
        return said;
    }

    private static Value json(Difference difference, SortedMap<String, List<String>> said) {
        return Value.obj(
                "format_version",
                1,
                "permissions",
                Value.obj(
                        "wider", difference.wider().stream().map(DiffVerb::json).toList(),
                        "narrower",
                                difference.narrower().stream()
                                        .map(DiffVerb::json)
                                        .toList()),
                "said",
                said.entrySet().stream()
                        .map(one -> Value.obj("step", one.getKey(), "permissions", one.getValue()))
                        .toList());
    }

    private static Value json(Grant grant) {
        return Value.obj(
                "action", grant.action(),
                "resource", grant.resource(),
                "condition", grant.condition(),
                "steps", grant.neededBy());
    }

    private void text(Difference difference, SortedMap<String, List<String>> said) {
        said.forEach((step, permissions) ->
                line("! " + step + " asks for more than is derived from it: " + String.join(", ", permissions)));
        difference.wider().forEach(grant -> line("+ wider     " + shown(grant)));
        difference.narrower().forEach(grant -> line("- narrower  " + shown(grant)));
        if (difference.isEmpty() && said.isEmpty()) {
            line("the same permissions");
        }
    }

    private static String shown(Grant grant) {
        var tests = Allowances.tests(grant.condition());
        return grant.action() + " on " + grant.resource()
                + (tests.isEmpty() ? "" : " where " + String.join(", ", tests)) + " ("
                + String.join(", ", grant.neededBy()) + ")";
    }

    private void line(String text) {
        output.result().println(Ink.plain(text));
    }
}
