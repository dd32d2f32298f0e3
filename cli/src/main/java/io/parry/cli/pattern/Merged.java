package io.parry.cli.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/** Fewer boxes that let through what the given ones do, and nothing else. */
final class Merged {
    private Merged() {}

    static List<Box> of(Collection<Box> boxes) {
        var merged = List.copyOf(boxes);
        int before;
        do {
            before = merged.size();
            merged = outermost(united(merged));
        } while (merged.size() < before);
        return merged;
    }

    /** Those that differ in one field only become one with the alternatives of all. */
    private static List<Box> united(List<Box> boxes) {
        var fields = new TreeSet<String>();
        boxes.forEach(box -> fields.addAll(box.wants().keySet()));
        var united = boxes;
        for (var field : fields) {
            united = united(united, field);
        }
        return united;
    }

    private static List<Box> united(List<Box> boxes, String field) {
        var united = new LinkedHashMap<List<Object>, Box>();
        for (var box : boxes) {
            boolean asks = box.wants().containsKey(field);
            List<Object> others = List.of(asks, leaves(box.without(field)));
            united.merge(others, box, (one, other) -> asks ? together(one, other, field) : one);
        }
        return List.copyOf(united.values());
    }

    private static Object leaves(Box box) {
        var leaves = new LinkedHashMap<String, Leaf>();
        box.wants().forEach((key, want) -> leaves.put(key, want.leaf()));
        return leaves;
    }

    private static Box together(Box one, Box other, String field) {
        if (!one.wants().containsKey(field)) {
            return one;
        }
        var leaf = leaf(one, field).or(leaf(other, field));
        return leaf.isEverything() ? one.without(field) : one.with(field, leaf);
    }

    private static Leaf leaf(Box box, String field) {
        return java.util.Objects.requireNonNull(box.wants().get(field)).leaf();
    }

    /** Without those that another one covers. */
    private static List<Box> outermost(List<Box> boxes) {
        var kept = new ArrayList<Box>();
        for (var box : boxes) {
            if (kept.stream().noneMatch(one -> one.covers(box))) {
                kept.removeIf(box::covers);
                kept.add(box);
            }
        }
        kept.sort(Comparator.comparing(box -> io.parry.engine.value.Json.write(box.pattern())));
        return List.copyOf(kept);
    }
}
