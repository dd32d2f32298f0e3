package io.parry.engine.match;

import io.parry.engine.compile.CompiledTrigger;
import io.parry.engine.value.Truth;
import java.util.Optional;

/**
 * What a trigger made of an event.
 *
 * @param items its loop's items; absent without a loop, and where {@code match} does not hold
 * @param why why its items cannot be told, empty where they can
 */
public record TriggerTrace(CompiledTrigger trigger, Trace match, Optional<Loops.Items> items, String why) {
    /** Whether the trigger fires: it matches, and at least one item is picked. */
    public Truth truth() {
        var matched = match.truth().settled();
        if (!matched.holds() || trigger.loop().isEmpty()) {
            return matched;
        }
        return items.map(known -> known.all().stream().map(Loops.Item::picked).reduce(Truth.FALSE, Truth::or))
                .orElse(Truth.UNKNOWN);
    }

    /**
     * How far it is from firing: the share of its conditions that do not hold; of a loop's items the nearest counts.
     */
    public double distance() {
        double outside = share(match);
        if (outside > 0) {
            return 1 + outside;
        }
        return truth().holds()
                ? 0
                : items.map(known -> known.all().stream()
                                .flatMap(item -> item.where().stream())
                                .mapToDouble(TriggerTrace::share)
                                .min()
                                .orElse(1))
                        .orElse(1.0);
    }

    private static double share(Trace trace) {
        long all = Math.max(1, trace.leaves().count());
        long missed = trace.leaves().filter(line -> !line.truth().holds()).count();
        return trace.truth().holds() ? 0 : Math.max(1, missed) / (double) all;
    }
}
