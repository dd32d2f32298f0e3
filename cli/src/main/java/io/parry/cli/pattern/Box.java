package io.parry.cli.pattern;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pattern without {@code $or}: fields, all of which have one of their alternatives.
 *
 * @param wants by the field's names, joined by a character that no event has in a name
 */
record Box(SortedMap<String, Want> wants) {
    private static final String JOINT = "\u0000";

    /** Lets everything through. */
    static final Box ALL = new Box(new TreeMap<>());

    record Want(Place place, Leaf leaf) {}

    static Box of(Place place, Leaf leaf) {
        var wants = new TreeMap<String, Want>();
        wants.put(key(place.names()), new Want(place, leaf));
        return new Box(wants);
    }

    static String key(List<String> names) {
        return String.join(JOINT, names);
    }

    /** What is in both, or in something wider: what cannot be said together with this is left out. */
    Box and(Box other) {
        var both = new TreeMap<>(wants);
        other.wants.forEach((key, want) -> {
            var mine = both.get(key);
            boolean better = mine == null || want.leaf().rank() < mine.leaf().rank();
            if (better && takes(both, key, want)) {
                both.put(key, want);
            }
        });
        return new Box(both);
    }

    private static boolean takes(SortedMap<String, Want> wants, String key, Want more) {
        return wants.entrySet().stream()
                .filter(one -> !one.getKey().equals(key))
                .map(one -> one.getValue().place())
                .allMatch(place -> place.goesWith(more.place()) && !place.isAlongTheWayOf(more.place()));
    }

    Optional<Leaf> at(String... names) {
        return Optional.ofNullable(wants.get(key(List.of(names)))).map(Want::leaf);
    }

    Box with(Leaf leaf, String... names) {
        return without(key(List.of(names))).and(of(new Place(List.of(names), Map.of()), leaf));
    }

    Box without(String key) {
        var fewer = new TreeMap<>(wants);
        fewer.remove(key);
        return new Box(fewer);
    }

    Box with(String key, Leaf leaf) {
        var more = new TreeMap<>(wants);
        more.computeIfPresent(key, (same, want) -> new Want(want.place(), leaf));
        return new Box(more);
    }

    /** Whether everything that the other lets through gets through this. */
    boolean covers(Box other) {
        return wants.entrySet().stream().allMatch(mine -> {
            var theirs = other.wants.get(mine.getKey());
            return theirs != null && mine.getValue().leaf().covers(theirs.leaf());
        });
    }

    /** As EventBridge writes it. */
    Value pattern() {
        return nested(wants.values().stream()
                .map(want -> Map.entry(want.place().names(), want.leaf().value()))
                .toList());
    }

    private static Value nested(List<Map.Entry<List<String>, Value>> fields) {
        var byFirst = new LinkedHashMap<String, List<Map.Entry<List<String>, Value>>>();
        var members = new LinkedHashMap<String, Value>();
        for (var field : fields) {
            var first = field.getKey().getFirst();
            if (field.getKey().size() == 1) {
                members.put(first, field.getValue());
            } else {
                byFirst.computeIfAbsent(first, name -> new ArrayList<>())
                        .add(Map.entry(field.getKey().subList(1, field.getKey().size()), field.getValue()));
            }
        }
        byFirst.forEach((name, below) -> members.put(name, nested(below)));
        return Value.of(members);
    }
}
