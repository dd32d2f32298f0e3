package io.parry.cli.pattern;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A path, and the way to one of the values that it selects: names, and numbers of items.
 *
 * @param path as a playbook writes it
 */
record Spot(String path, List<String> way) {
    private static final String ITEM = "#";

    /** @param way names, {@code #1} for an item; parted by blanks */
    static Spot of(String path, String way) {
        return new Spot(path, way.isEmpty() ? List.of() : List.of(way.split(" ")));
    }

    /** The same with that value there; what is no map or list on the way gives way to one. */
    Value plant(Value into, Value value) {
        return plant(into, way, value);
    }

    private static Value plant(Value into, List<String> way, Value value) {
        if (way.isEmpty()) {
            return value;
        }
        var rest = way.subList(1, way.size());
        var first = way.getFirst();
        if (!first.startsWith(ITEM)) {
            var map = into instanceof Value.Obj ? into : Value.obj();
            return map.with(first, plant(map.at(first), rest, value));
        }
        int index = Integer.parseInt(first.substring(1));
        var items = new ArrayList<>(into instanceof Value.Arr list ? list.items() : List.<Value>of());
        while (items.size() <= index) {
            items.add(Value.obj());
        }
        items.set(index, plant(items.get(index), rest, value));
        return new Value.Arr(Collections.unmodifiableList(items));
    }
}
