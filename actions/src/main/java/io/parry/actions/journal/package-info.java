/**
 * Memory across runs and processes, on one table of DynamoDB, through the door that actions use too. Open
 * {@link io.parry.actions.journal.DynamoJournal} first; {@link io.parry.actions.journal.Table} makes the table.
 */
@NullMarked
package io.parry.actions.journal;

import org.jspecify.annotations.NullMarked;
