package io.parry.engine.run;

import io.parry.engine.journal.Left;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What came of a sweep.
 *
 * @param looks at runs that were found, in order
 * @param stuck runs that have been found to be stuck lately, now or before; at most a hundred
 */
public record Swept(List<Look> looks, List<Left> stuck) {
    public Swept {
        looks = List.copyOf(looks);
        stuck = List.copyOf(stuck);
    }

    public record Look(Left run, Came came) {}

    public enum Came {
        /** Its event is on its way. */
        NUDGED,
        /** There is nothing to send; a rotation's event holds a secret, another was too large to keep. */
        WITHOUT_EVENT,
        /** The queue does not take it. */
        NOT_SENT,
        MOVED,
        STUCK
    }

    public List<Left> that(Came came) {
        return looks.stream().filter(look -> look.came == came).map(Look::run).toList();
    }

    /** {@code swept}: how many were found; what came of them; {@code stuck}: how many there are now. */
    public Value json() {
        return Value.obj(
                "swept", looks.size(),
                "nudged", that(Came.NUDGED).size(),
                "without_event", that(Came.WITHOUT_EVENT).size(),
                "not_sent", that(Came.NOT_SENT).size(),
                "stuck", standing().size());
    }

    /** The index may not know yet what has been found just now. */
    private List<Left> standing() {
        var known = stuck.stream().map(Left::run).toList();
        return Stream.concat(stuck.stream(), that(Came.STUCK).stream().filter(run -> !known.contains(run.run())))
                .toList();
    }

    /** A line for each playbook of which there is something to count; see {@link Metrics}. */
    public List<Value> metrics(Instant now) {
        var nudged = byPlaybook(that(Came.NUDGED));
        var stuck = byPlaybook(standing());
        return Stream.of(nudged, stuck)
                .map(TreeMap::keySet)
                .flatMap(Collection::stream)
                .sorted()
                .distinct()
                .map(playbook ->
                        Metrics.left(playbook, nudged.getOrDefault(playbook, 0), stuck.getOrDefault(playbook, 0), now))
                .toList();
    }

    private static TreeMap<String, Integer> byPlaybook(List<Left> runs) {
        var counts = new TreeMap<String, Integer>();
        runs.forEach(run -> counts.merge(run.playbook(), 1, Integer::sum));
        return counts;
    }
}
