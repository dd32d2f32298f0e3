package io.parry.cli.pattern;

import java.util.Set;

/** What an event of the bus can look like. */
final class Bus {
    /** The envelope (EventBridge user guide, "Event structure"); {@code replay-name} where it comes from an archive. */
    static final Set<String> ENVELOPE = Set.of(
            "version",
            "id",
            "detail-type",
            "source",
            "account",
            "time",
            "region",
            "resources",
            "detail",
            "replay-name");

    private Bus() {}

    /** Whether there can be such an event: what needs a member that no envelope has comes another way. */
    static boolean carries(Box box) {
        return box.wants().values().stream()
                .allMatch(want -> ENVELOPE.contains(want.place().names().getFirst())
                        || want.leaf().letsAbsentThrough());
    }
}
