package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code [1:5:2]}, RFC 9535, 2.3.4. Bounds count from the end when negative; absent ones depend on the step's sign. */
record SliceSelector(@Nullable Long start, @Nullable Long end, long step) implements PathSelector {
    @Override
    public Optional<Value.Unknown> select(Spot spot, Walk walk, List<Spot> selected) {
        var items = walk.children(spot).stream().filter(Spot::isItem).toList();
        if (step > 0) {
            upwards(items, selected);
        } else if (step < 0) {
            downwards(items, selected);
        }
        return Optional.empty();
    }

    private void upwards(List<Spot> items, List<Spot> selected) {
        long from = bound(start, 0, items.size(), 0, items.size());
        long to = bound(end, items.size(), items.size(), 0, items.size());
        for (long i = from; i < to; i += step) {
            selected.add(items.get((int) i));
        }
    }

    private void downwards(List<Spot> items, List<Spot> selected) {
        long last = items.size() - 1L;
        long from = bound(start, last, items.size(), -1, last);
        long to = end == null ? -1 : bound(end, -1, items.size(), -1, last);
        for (long i = from; i > to; i += step) {
            selected.add(items.get((int) i));
        }
    }

    private static long bound(@Nullable Long given, long otherwise, int size, long least, long most) {
        if (given == null) {
            return otherwise;
        }
        return Math.clamp(given < 0 ? size + given : given, least, Math.max(least, most));
    }
}
