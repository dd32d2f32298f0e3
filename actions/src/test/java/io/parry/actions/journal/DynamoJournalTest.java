package io.parry.actions.journal;

import io.parry.actions.DynamoLocal;
import io.parry.engine.journal.Journal;
import io.parry.engine.journal.JournalContract;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract, in one process. */
final class DynamoJournalTest extends JournalContract {
    @RegisterExtension
    static final DynamoLocal DYNAMO = DynamoLocal.inMemory();

    @Override
    protected Journal empty() {
        return Tables.on(DYNAMO.cloud(), Tables.fresh(DYNAMO.cloud()));
    }
}
