package io.parry.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Starts the verb named on the command line and exits with its code. */
@Command(
        name = "parry",
        description = "Declarative security response for AWS: an action plans, the engine acts.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            Validate.class,
            PlanVerb.class,
            Explain.class,
            MatchVerb.class,
            RunVerb.class,
            ActionsVerb.class,
            OperatorsVerb.class,
            FiltersVerb.class,
            Version.class
        })
final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine(args).execute(args));
    }

    static CommandLine commandLine(String... args) {
        boolean detailed = Arrays.asList(args).contains("--detailed-exitcode");
        return new CommandLine(new Main())
                .setExitCodeExceptionMapper(error -> ExitCode.FAILED)
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

    private static int wrongUsage(ParameterException error, boolean detailed) {
        PrintWriter err = error.getCommandLine().getErr();
        err.println("parry: " + error.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(error, err)) {
            err.println("see `" + error.getCommandLine().getCommandSpec().qualifiedName() + " --help`");
        }
        return detailed ? ExitCode.USAGE_DETAILED : ExitCode.USAGE;
    }
}
