package io.parry.cli;

import io.parry.cli.permission.Policies;
import io.parry.cli.permission.Pseudo;
import io.parry.cli.permission.Regions;
import io.parry.cli.permission.Statement;
import io.parry.cli.permission.Statements;
import io.parry.engine.match.Home;
import io.parry.engine.plan.Ink;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the IAM policy that exactly these playbooks need. */
@Command(
        name = "permissions",
        description = "Prints the IAM policy that exactly these playbooks need, each statement with the steps that need"
                + " it.",
        footer = {"", "Example: parry permissions playbooks/cloudtrail-stays-on --account 111122223333 --policy"},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class PermissionsVerb implements Callable<Integer> {
    @Mixin
    private PlaybookArguments arguments;

    @Mixin
    private InputOptions inputs;

    @Mixin
    private Output output;

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "The account in which they act; without it $${AWS::AccountId}.")
    private @Nullable String account;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The only Region in which the playbooks act; without it, any.")
    private @Nullable String region;

    @Option(
            names = "--partition",
            paramLabel = "PARTITION",
            description = "The partition: aws, aws-cn …; without it $${AWS::Partition}.")
    private @Nullable String partition;

    @Option(names = "--policy", description = "Prints the policy alone, as IAM takes it.")
    private boolean policy;

    @Override
    public Integer call() {
        boolean json = output.json();
        var bench = Workbench.open(arguments, inputs, true, Home.UNKNOWN, Clock.systemUTC(), output);
        var statements = Statements.of(
                bench.playbooks(), Allowances.inputs(bench, output), region == null ? Regions.EVERY : Regions.ONE);
        var pseudo = pseudo();
        if (policy) {
            output.result().println(Json.pretty(pseudo.in(Policies.document(statements))));
        } else if (json) {
            output.result().println(Json.pretty(json(bench, statements, pseudo)));
        } else {
            text(bench, statements, pseudo);
        }
        output.close();
        return ExitCode.FINE;
    }

    private Pseudo pseudo() {
        return new Pseudo(Optional.ofNullable(partition), Optional.ofNullable(region), Optional.ofNullable(account));
    }

    private static Value json(Workbench bench, List<Statement> statements, Pseudo pseudo) {
        return Value.obj(
                "format_version",
                1,
                "policy",
                pseudo.in(Policies.document(statements)),
                "managed_policies",
                Policies.managed(statements).stream().map(pseudo::in).toList(),
                "needed_by",
                statements.stream()
                        .map(one -> Value.obj("sid", one.sid(), "steps", one.neededBy()))
                        .toList(),
                "said",
                Statements.said(bench.playbooks()).entrySet().stream()
                        .map(said -> Value.obj("step", said.getKey(), "permissions", said.getValue()))
                        .toList());
    }

    private void text(Workbench bench, List<Statement> statements, Pseudo pseudo) {
        Statements.said(bench.playbooks())
                .forEach((step, permissions) -> line(
                        "! " + step + " asks for more than is derived from it: " + String.join(", ", permissions)));
        for (var statement : statements) {
            line(statement.sid());
            statement.actions().forEach(action -> line("  allow  " + action));
            statement.resources().forEach(resource -> line("  on     " + pseudo.in(resource)));
            Allowances.tests(statement.condition()).forEach(test -> line("  where  " + pseudo.in(test)));
            statement.neededBy().forEach(step -> line("  for    " + step));
        }
        if (!Policies.fitInline(statements)) {
            line("too long for an inline policy: "
                    + Policies.managed(statements).size() + " managed policies");
        }
    }

    private void line(String text) {
        output.result().println(Ink.plain(text));
    }
}
