package io.parry.engine.load;

import io.parry.engine.diagnostic.Problem;

/**
 * A place where YAML reads something else than its author meant.
 *
 * @param at offset of the character to blame
 * @param certain it breaks every file, so all of its kind can be told at once
 */
record Slip(int at, Reach reach, boolean certain, Problem problem) {
    /** Where a parser gives up because of it. */
    enum Reach {
        SAME_LINE,
        NEXT_LINE,
        ANYWHERE_BELOW
    }
}
