package io.parry.cli;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Operation;
import io.parry.engine.action.OperationFacts;
import io.parry.engine.diagnostic.NearestName;
import io.parry.engine.model.Durations;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The reference of actions. */
@Command(
        name = "actions",
        description = "What a step can do: the named actions and the API operations, with an example each.",
        footer = {"", "Example: parry actions StartLogging"},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class ActionsVerb implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "An action, an operation (ec2:CreateFlowLogs) or a service (ec2).")
    private @Nullable String name;

    @Mixin
    private Output output;

    private final AwsCatalog catalog = new AwsCatalog(new Operations());

    @Override
    public Integer call() {
        var out = output.result();
        if (name == null) {
            list(out);
        } else if (catalog.named(name).isPresent()) {
            action(catalog.named(name).get().spec(), out);
        } else if (catalog.services().contains(name)) {
            catalog.operations(name).forEach(operation -> out.println(name + ":" + operation));
        } else {
            operation(name, out);
        }
        output.close();
        return ExitCode.FINE;
    }

    private void list(PrintWriter out) {
        catalog.names()
                .forEach(known -> out.printf(
                        "%-22s %s%n",
                        known, catalog.named(known).orElseThrow().spec().summary()));
        BuiltIn.ALL.forEach(built -> out.printf("%-22s %s%n", built.name(), built.summary()));
        out.println();
        out.println("Any API operation of these services, as in ec2:CreateFlowLogs:");
        out.println(String.join(" ", catalog.services()));
    }

    /** Actions that the engine carries out by itself. */
    private record BuiltIn(String name, String summary) {
        static final List<BuiltIn> ALL = List.of(
                new BuiltIn("AwsModify", "Reads, edits, and writes what differs."),
                new BuiltIn("Succeed", "Ends the run, or the turn of the nearest loop; all is well."),
                new BuiltIn("Fail", "Ends the run, or the turn of the nearest loop, as failed, with a reason."),
                new BuiltIn("http:GET", "Asks a web address; no redirects, https only."));
    }

    private static void action(ActionSpec spec, PrintWriter out) {
        out.println(spec.name());
        out.println("  " + spec.summary());
        out.println("  with");
        spec.inputs()
                .forEach(input -> out.printf(
                        "    %-14s %-8s %s%s%n",
                        input.name(), input.type(), input.description(), input.required() ? "" : " (optional)"));
        out.println("  reads  " + names(spec.uses().reads()));
        out.println("  calls  " + names(spec.uses().calls()));
        out.println("  shows within " + Durations.show(spec.settle()));
        out.println("  example");
        spec.example().lines().forEach(line -> out.println("    " + line));
    }

    private static String names(Collection<Operation> operations) {
        return operations.isEmpty()
                ? "nothing"
                : operations.stream().map(Operation::toString).collect(Collectors.joining(", "));
    }

    private void operation(String text, PrintWriter out) {
        var facts = text.matches("[^:]+:[^:]+")
                ? catalog.operation(Operation.of(text))
                : java.util.Optional.<OperationFacts>empty();
        if (facts.isEmpty()) {
            var known = text.contains(":")
                    ? catalog.operations(text.substring(0, text.indexOf(':'))).stream()
                            .map(operation -> text.substring(0, text.indexOf(':') + 1) + operation)
                            .toList()
                    : List.copyOf(catalog.names());
            throw Refused.usage("there is no action `" + text + "`"
                    + NearestName.of(text, known)
                            .map(near -> "; did you mean `" + near + "`?")
                            .orElse(""));
        }
        out.println(text);
        out.println(
                facts.get().read()
                        ? "  only reads"
                        : "  effect " + facts.get().effect().name().toLowerCase(Locale.ROOT));
        var needed = catalog.missing(facts.get().operation(), List.of());
        if (!needed.isEmpty()) {
            out.println("  needs " + String.join(", ", needed));
        }
        out.println("  shows within " + Durations.show(facts.get().settle()));
        facts.get().token().ifPresent(token -> out.println("  idempotent by " + token));
        if (!facts.get().failureMembers().isEmpty()) {
            out.println("  failed in part where not empty: "
                    + String.join(", ", facts.get().failureMembers()));
        }
        if (!facts.get().secretOutputs().isEmpty()) {
            out.println(
                    "  secret in the answer: " + String.join(", ", facts.get().secretOutputs()));
        }
    }
}
