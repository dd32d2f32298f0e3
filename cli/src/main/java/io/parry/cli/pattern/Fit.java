package io.parry.cli.pattern;

import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Boxes of one route as one pattern, where EventBridge takes it. */
final class Fit {
    /** EventBridge's quota is 2,048; a template may be written with a blank here and there. */
    public static final int MOST_CHARACTERS = 2_000;

    static final int MOST_ALTERNATIVES = 10;
    static final int MOST_WILDCARDS = 6;

    private Fit() {}

    /** @param boxes merged */
    static boolean fits(Route route, List<Box> boxes) {
        return boxes.size() <= MOST_ALTERNATIVES
                && boxes.stream().mapToLong(Fit::wildcards).sum() <= MOST_WILDCARDS
                && Json.write(pattern(route, boxes)).length() <= MOST_CHARACTERS;
    }

    private static long wildcards(Box box) {
        return box.wants().values().stream()
                .flatMap(want -> want.leaf().alternatives().values().stream())
                .filter(one -> one.at("wildcard").exists())
                .count();
    }

    /** What all boxes have in common, and then one of them. */
    static Value pattern(Route route, List<Box> boxes) {
        var common = common(boxes);
        var pattern = both(route.box(), common).pattern();
        var others = boxes.stream().map(box -> without(box, common).pattern()).toList();
        return boxes.size() > 1 ? pattern.with("$or", Value.of(others)) : pattern;
    }

    private static Box common(List<Box> boxes) {
        var common = new TreeMap<>(boxes.getFirst().wants());
        common.entrySet()
                .removeIf(want -> !boxes.stream()
                        .allMatch(box -> box.wants().containsKey(want.getKey())
                                && box.wants()
                                        .get(want.getKey())
                                        .leaf()
                                        .equals(want.getValue().leaf())));
        return new Box(common);
    }

    private static Box both(Box one, Box other) {
        var both = new TreeMap<>(one.wants());
        both.putAll(other.wants());
        return new Box(both);
    }

    private static Box without(Box box, Box common) {
        var fewer = new TreeMap<>(box.wants());
        fewer.keySet().removeAll(common.wants().keySet());
        return new Box(fewer);
    }

    /** The boxes, ever wider until they fit: what takes the most characters goes first. */
    static List<Box> widened(Route route, List<Box> boxes) {
        var wider = boxes;
        while (!fits(route, wider)) {
            wider = Merged.of(without(wider, longest(wider)));
        }
        return wider;
    }

    private static String longest(List<Box> boxes) {
        var lengths = new TreeMap<String, Integer>();
        boxes.forEach(box -> box.wants().forEach((key, want) -> lengths.merge(key, weight(want), Integer::sum)));
        return lengths.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .orElseThrow()
                .getKey();
    }

    private static int weight(Box.Want want) {
        boolean complex = want.leaf().alternatives().values().stream()
                .anyMatch(one -> one.at("wildcard").exists());
        return want.leaf().length() * (complex ? 100 : 1) + 1;
    }

    /** A field that any value satisfies, or else no longer asked for. */
    private static List<Box> without(List<Box> boxes, String field) {
        var wider = new ArrayList<Box>();
        for (var box : boxes) {
            var want = box.wants().get(field);
            boolean any =
                    want == null || want.leaf().has(Leaf.PRESENT) || want.leaf().letsAbsentThrough();
            wider.add(any ? box.without(field) : box.with(field, Leaf.PRESENT));
        }
        return wider;
    }
}
