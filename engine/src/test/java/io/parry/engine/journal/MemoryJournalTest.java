package io.parry.engine.journal;

/** The contract, kept in memory. */
final class MemoryJournalTest extends JournalContract {
    @Override
    protected Journal empty() {
        return new MemoryJournal();
    }
}
