package io.parry.cli;

import io.parry.engine.journal.Journal;
import io.parry.engine.model.Mode;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The table in which runs are remembered. */
@Command(
        name = "journal",
        description = "The DynamoDB table in which runs are remembered: makes it, and says how far runs may go.",
        footer = {"", "Example: parry journal create parry --region us-east-1"},
        subcommands = {JournalVerb.Create.class, JournalVerb.MostMode.class, JournalSequence.class},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class JournalVerb implements Callable<Integer> {
    @Override
    public Integer call() {
        throw Refused.usage(
                "`parry journal create TABLE`, `parry journal mode TABLE` or `parry journal sequence TABLE` expected");
    }

    @Command(
            name = "create",
            description = "Makes a table for the journal, where there is none of that name.",
            footer = {"", "Example: parry journal create parry --region us-east-1"},
            versionProvider = Version.class,
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Parameters(paramLabel = "TABLE", description = "The table's name.")
        private String table = "";

        @Mixin
        private AwsOptions aws;

        @Mixin
        private JournalTable tables;

        @Mixin
        private Output output;

        @Override
        public Integer call() {
            var said = switch (tables.create(table, aws, Clock.systemUTC(), HeldTime::sleep)) {
                case TABLE -> " is made";
                case INDEX -> " is there already; its index is made";
                case NOTHING -> " is there already";
            };
            output.result().println("table " + table + said);
            output.close();
            return ExitCode.FINE;
        }
    }

    @Command(
            name = "mode",
            description = "Says how far the runs of a journal go at most, or sets it: the kill switch. Runs that are"
                    + " under way heed it within ten seconds.",
            footer = {"", "Example: parry journal mode parry off --why 'INC-1234, it stops the wrong instances'"},
            versionProvider = Version.class,
            mixinStandardHelpOptions = true)
    static final class MostMode implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "TABLE", description = "The table's name.")
        private String table = "";

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "MODE",
                description = "off, shadow, notify or enforce. enforce lowers nothing.")
        private @Nullable String mode;

        @Option(names = "--why", paramLabel = "TEXT", description = "What people read in the records of runs.")
        private String why = "";

        @Mixin
        private AwsOptions aws;

        @Mixin
        private JournalTable tables;

        @Mixin
        private Output output;

        @Override
        public Integer call() {
            Optional<Mode> wanted = Modes.parse(mode);
            try (var opened = tables.open(table, aws, Clock.systemUTC(), HeldTime::sleep)) {
                wanted.ifPresent(most -> opened.journal().set(new Journal.Control(most, why)));
                var control = opened.journal().control();
                output.result()
                        .println("runs of " + table + " go as far as "
                                + control.most().word() + (control.why().isEmpty() ? "" : ": " + control.why()));
            } catch (Journal.Unreachable unreachable) {
                throw JournalTable.unusable(table, unreachable);
            }
            output.close();
            return ExitCode.FINE;
        }
    }
}
