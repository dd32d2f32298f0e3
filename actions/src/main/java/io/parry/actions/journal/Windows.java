package io.parry.actions.journal;

import io.parry.engine.journal.Journal.Unreachable;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A window is the set of the runs it has let through, never a counter: asking again after a lost answer, a crash or a
 * takeover counts nothing twice. A window that was found full is remembered, so that a storm of runs that are refused
 * writes nothing.
 *
 * <p>A write costs a write unit for each KB of the set, about 38 runs; with 5000 runs in it 130 units.
 */
final class Windows {
    private static final int MOST_RACES = 8;

    /** In memory; a window that is forgotten is asked for again. */
    private static final int MOST_REMEMBERED = 1000;

    private static final String ADD =
            "ADD #runs :runs SET #closes = if_not_exists(#closes, :closes)," + " #ttl = if_not_exists(#ttl, :ttl)";
    private static final String ROOM =
            "attribute_not_exists(#pk) OR contains(#runs, :run) OR (#closes > :now AND size(#runs) < :most)";

    private final Requests requests;
    private final Map<String, Full> full = new ConcurrentHashMap<>();

    /** @param runs those that it has let through */
    private record Full(Instant closes, Set<String> runs) {
        boolean isSo(String run, int most, Instant now) {
            return closes.isAfter(now) && runs.size() >= most && !runs.contains(run);
        }
    }

    Windows(Requests requests) {
        this.requests = requests;
    }

    boolean admit(String window, String run, int most, Duration length, Instant now) {
        var known = full.get(window);
        if (most < 1 || (known != null && known.isSo(run, most, now))) {
            return false;
        }
        for (int race = 0; race < MOST_RACES; race++) {
            var refused = requests.write(added(window, run, most, length, now), Instant.MAX)
                    .refusal(0);
            if (refused.isEmpty()) {
                return true;
            }
            var there = refused.get();
            if (there.isThere() && closes(there).isAfter(now)) {
                remember(window, new Full(closes(there), Set.copyOf(there.texts("runs"))), now);
                return false;
            }
            if (there.isThere() && opened(window, run, length, now, there)) {
                return true;
            }
        }
        throw new Unreachable("the window `" + window + "` keeps changing");
    }

    private static Item key(String window) {
        return Item.of("guard", window, "w");
    }

    private static Instant closes(Item window) {
        return Instant.ofEpochMilli(window.number("closes"));
    }

    private static Write added(String window, String run, int most, Duration length, Instant now) {
        var values = new LinkedHashMap<String, Value>();
        values.put(":runs", Attribute.texts(List.of(run)));
        values.put(":run", Attribute.text(run));
        values.put(":closes", Attribute.number(now.plus(length).toEpochMilli()));
        values.put(":ttl", Attribute.number(Kept.afterwards(now.plus(length))));
        values.put(":now", Attribute.number(now.toEpochMilli()));
        values.put(":most", Attribute.number(most));
        return Write.update(key(window), ADD, ROOM, values);
    }

    /** The next window, in place of the one that is over; the first who comes opens it. */
    private boolean opened(String window, String run, Duration length, Instant now, Item over) {
        var next = key(window)
                .with("runs", List.of(run))
                .with("closes", now.plus(length).toEpochMilli())
                .with("ttl", Kept.afterwards(now.plus(length)));
        var seen = Map.of(":seen", Attribute.number(over.number("closes")));
        return requests.write(Write.put(next, "#closes = :seen", seen), Instant.MAX)
                .isWritten();
    }

    private void remember(String window, Full found, Instant now) {
        if (full.size() >= MOST_REMEMBERED) {
            full.values().removeIf(known -> !known.closes.isAfter(now));
        }
        if (full.size() < MOST_REMEMBERED) {
            full.put(window, found);
        }
    }
}
