package io.parry.actions;

import io.parry.engine.value.Value;

/**
 * How a finding stands.
 *
 * @param status in ASFF's words: {@code NEW}, {@code NOTIFIED}, {@code SUPPRESSED}, {@code RESOLVED}; text, or what was
 *     found in its place
 * @param archived whether its provider has taken it back, so that nobody works on it any more
 * @param note what is written at it, missing where nothing is
 * @param by who has written it, missing where that is not kept
 */
record FindingState(Value status, boolean archived, Value note, Value by) {
    static final String NEW = "NEW";
    static final String NOTIFIED = "NOTIFIED";
    static final String SUPPRESSED = "SUPPRESSED";
    static final String RESOLVED = "RESOLVED";

    boolean is(String word) {
        return status.equals(Value.of(word));
    }

    /** Whether the note is one of ours, of whatever run. */
    boolean isOurs() {
        return FindingNote.isOurs(note) && (by.isMissing() || by.equals(Value.of(FindingNote.BY)));
    }

    /** What somebody else has written, which a note of ours would replace; empty where there is none. */
    String written() {
        if (!(note instanceof Value.Text text)) {
            return "";
        }
        return isOurs() ? FindingNote.kept(text.text()) : text.text();
    }
}
