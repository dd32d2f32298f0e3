package io.parry.cli;

import io.parry.cli.pattern.Rule;
import io.parry.cli.pattern.Rules;
import io.parry.cli.permission.Difference;
import io.parry.cli.permission.Difference.Grant;
import io.parry.cli.permission.Statement;
import io.parry.cli.permission.Statements;
import io.parry.engine.diagnostic.Problems;
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

/** Says what a change of playbooks changes in rules and permissions. */
@Command(
        name = "diff",
        description =
                "Says what a change of playbooks changes: which rules of the event bus, and what is allowed that was"
                        + " not.",
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
    private record Side(List<Statement> statements, List<Rule> rules, SortedMap<String, List<String>> said) {}

    private record Differences(
            Difference permissions, List<RuleDifference> rules, SortedMap<String, List<String>> said) {
        boolean isEmpty() {
            return permissions.isEmpty() && rules.isEmpty() && said.isEmpty();
        }
    }

    @Override
    public Integer call() {
        boolean json = output.json();
        var before = side(old);
        var after = side(now);
        var differences = new Differences(
                Difference.of(before.statements, after.statements),
                RuleDifference.of(before.rules, after.rules),
                newlySaid(before.said, after.said));
        if (json) {
            output.result().println(Json.pretty(json(differences)));
        } else {
            text(differences);
        }
        output.close();
        return detailed && !differences.isEmpty() ? ExitCode.WOULD_ACT : ExitCode.FINE;
    }

    private Side side(Path place) {
        var arguments = new PlaybookArguments() {
            @Override
            List<Path> places() {
                return List.of(place);
            }
        };
        var bench = Workbench.open(arguments, inputs, true, Home.UNKNOWN, Clock.systemUTC(), output);
        var playbooks = bench.playbooks();
        var values = Allowances.inputs(bench, output);
        return new Side(
                Statements.of(playbooks, values, bench.catalog()), rules(bench, values), Statements.said(playbooks));
    }

    /** A trigger that no rule can serve is no difference; it is told where it is deployed. */
    private static List<Rule> rules(Workbench bench, Map<String, Value> inputs) {
        return Rules.of(bench.playbooks(), inputs, new Problems());
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

    private static Value json(Differences all) {
        var difference = all.permissions;
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
                "rules",
                all.rules.stream().map(RuleDifference::json).toList(),
                "said",
                all.said.entrySet().stream()
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

    private void text(Differences all) {
        var difference = all.permissions;
        all.said.forEach((step, permissions) ->
                line("! " + step + " asks for more than is derived from it: " + String.join(", ", permissions)));
        difference.wider().forEach(grant -> line("+ wider     " + shown(grant)));
        difference.narrower().forEach(grant -> line("- narrower  " + shown(grant)));
        all.rules.forEach(rule -> line(rule.shown()));
        if (all.isEmpty()) {
            line("the same rules and permissions");
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
