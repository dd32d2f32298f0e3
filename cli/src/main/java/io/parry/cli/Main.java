package io.parry.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts the verb named on the command line and exits with its code. */
@Command(
        name = "parry",
        description = "Declarative security response for AWS: an action plans, the engine acts.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = Version.class)
final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }
}
