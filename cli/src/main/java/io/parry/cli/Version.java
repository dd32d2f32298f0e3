package io.parry.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells which Parry this is. */
@Command(
        name = "version",
        description = "Tells which Parry this is.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Version implements Runnable, IVersionProvider {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().println(text());
    }

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    private static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "parry " + (version == null ? "(not packaged)" : version);
    }
}
