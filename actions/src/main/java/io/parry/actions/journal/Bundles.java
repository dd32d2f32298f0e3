package io.parry.actions.journal;

import io.parry.engine.journal.Journal.Slot;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notes are small and many: as many as fit into one item are written as one. */
final class Bundles {
    /** Of three bytes each at most. */
    private static final int MOST_CHARACTERS = 100_000;

    private Bundles() {}

    static List<Map<Slot, Value>> of(Map<Slot, Value> notes) {
        var bundles = new ArrayList<Map<Slot, Value>>();
        long characters = 0;
        for (var note : notes.entrySet()) {
            long size = note.getValue().show().length() + 100L;
            if (bundles.isEmpty() || characters + size > MOST_CHARACTERS) {
                bundles.add(new LinkedHashMap<>());
                characters = 0;
            }
            bundles.getLast().put(note.getKey(), note.getValue());
            characters += size;
        }
        return bundles;
    }
}
