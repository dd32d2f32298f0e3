package io.parry.cli;

import io.parry.engine.journal.Journal;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How old a bundle may be that is used beside a journal. */
@Command(
        name = "sequence",
        description = "Says which sequence a bundle must have at least to be used beside a journal, or raises it. The"
                + " function raises it by itself to that of a bundle that it takes from S3 or AppConfig.",
        footer = {"", "Example: parry journal sequence parry 1790000000"},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class JournalSequence implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "TABLE", description = "The table's name.")
    private String table = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "N", description = "The least sequence.")
    private @Nullable Long sequence;

    @Option(
            names = "--lower",
            description = "Lowers it too, so that older bundles are used again: to go back to one on purpose.")
    private boolean lower;

    @Mixin
    private AwsOptions aws;

    @Mixin
    private JournalTable tables;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        if (lower && sequence == null) {
            throw Refused.usage("`--lower` needs a number: `parry journal sequence TABLE N --lower`");
        }
        try (var opened = tables.open(table, aws, Clock.systemUTC(), HeldTime::sleep)) {
            set(opened.journal());
            long least = opened.journal().leastSequence();
            if (sequence != null && least > sequence) {
                throw Refused.usage(
                        "the least sequence of " + table + " is " + least + " already; `--lower` lowers it");
            }
            output.result().println("bundles beside " + table + " have a sequence of at least " + least);
        } catch (Journal.Unreachable unreachable) {
            throw JournalTable.unusable(table, unreachable);
        }
        output.close();
        return ExitCode.FINE;
    }

    private void set(Journal journal) {
        if (sequence != null) {
            long checked = Sequence.checked(sequence, "N " + sequence);
            if (lower) {
                journal.setSequence(checked);
            } else {
                journal.raiseSequence(checked);
            }
        }
    }
}
