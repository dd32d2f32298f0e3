package io.parry.cli;

import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.run.Sleeper;
import java.time.Clock;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the journal is kept. */
final class JournalOptions {
    private static final String DYNAMODB = "dynamodb:";

    @Option(
            names = "--journal",
            paramLabel = "JOURNAL",
            defaultValue = "memory",
            description = "memory, or dynamodb:TABLE.")
    private String journal = "memory";

    @Mixin
    private JournalTable table;

    /** @throws Refused where it is none */
    void check() {
        if (!journal.equals("memory") && (!journal.startsWith(DYNAMODB) || journal.length() == DYNAMODB.length())) {
            throw Refused.usage("`--journal " + journal + "`: `memory` or `dynamodb:TABLE` expected");
        }
    }

    /** @throws Refused where it does not answer */
    JournalTable.Opened open(AwsOptions aws, Clock clock, Sleeper sleeper) {
        if (journal.equals("memory")) {
            return new JournalTable.Opened(new MemoryJournal(), () -> {});
        }
        return table.open(journal.substring(DYNAMODB.length()), aws, clock, sleeper);
    }
}
