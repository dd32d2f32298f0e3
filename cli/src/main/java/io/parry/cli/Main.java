package io.parry.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Starts the verb named on the command line and exits with its code. */
@Command(
        name = "parry",
        description = "Declarative security response for AWS: an action plans, the engine acts.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Main {
    private static final List<Class<?>> VERBS = List.of(
            Validate.class,
            PlanVerb.class,
            Explain.class,
            MatchVerb.class,
            RunVerb.class,
            JournalVerb.class,
            BundleVerb.class,
            SynthVerb.class,
            PermissionsVerb.class,
            DiffVerb.class,
            ActionsVerb.class,
            OperatorsVerb.class,
            FiltersVerb.class,
            Version.class);

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine(args).execute(args));
    }

    static CommandLine commandLine(String... args) {
        boolean detailed = Arrays.asList(args).contains("--detailed-exitcode");
        var line = new CommandLine(new Main());
        verbs(args).forEach(line::addSubcommand);
        return line.setExitCodeExceptionMapper(error -> ExitCode.FAILED)
                .setParameterExceptionHandler((error, given) -> wrongUsage(error, detailed))
                .setExecutionExceptionHandler((error, command, result) -> {
                    if (error instanceof Refused refused) {
                        command.getErr().print(refused.text());
                        command.getErr().flush();
                        return refused.exitCode(detailed);
                    }
                    throw error;
                });
    }

    /** The verb that is named, or all of them: to learn of a verb's options takes longer than most verbs do. */
    private static List<Class<?>> verbs(String... args) {
        var named = VERBS.stream()
                .filter(verb -> args.length > 0
                        && verb.getAnnotation(Command.class).name().equals(args[0]))
                .toList();
        return named.isEmpty() ? VERBS : named;
    }

    private static int wrongUsage(ParameterException error, boolean detailed) {
        PrintWriter err = error.getCommandLine().getErr();
        err.println("parry: " + error.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(error, err)) {
            err.println("see `" + error.getCommandLine().getCommandSpec().qualifiedName() + " --help`");
        }
        return detailed ? ExitCode.USAGE_DETAILED : ExitCode.USAGE;
    }
}
