package io.parry.actions.journal;

import io.parry.actions.DynamoLocal;
import io.parry.engine.journal.Journal;
import io.parry.engine.journal.JournalContract;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract, where the first answer to every request is lost. */
final class DynamoJournalTwiceTest extends JournalContract {
    @RegisterExtension
    static final DynamoLocal DYNAMO = DynamoLocal.inMemory();

    @Override
    protected Journal empty() {
        var table = Tables.fresh(DYNAMO.cloud());
        return new Processes(() -> Tables.on(new Twice(DYNAMO.cloud()), table));
    }
}
