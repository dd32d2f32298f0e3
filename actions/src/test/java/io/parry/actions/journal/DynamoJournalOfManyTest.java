package io.parry.actions.journal;

import io.parry.actions.DynamoLocal;
import io.parry.engine.journal.Journal;
import io.parry.engine.journal.JournalContract;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract, with every owner in a process of its own. */
final class DynamoJournalOfManyTest extends JournalContract {
    @RegisterExtension
    static final DynamoLocal DYNAMO = DynamoLocal.inMemory();

    @Override
    protected Journal empty() {
        var table = Tables.fresh(DYNAMO.cloud());
        return new Processes(() -> Tables.on(DYNAMO.cloud(), table));
    }
}
