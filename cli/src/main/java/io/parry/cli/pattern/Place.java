package io.parry.cli.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where in an event something is, as a pattern says it: member names only, lists are gone through without a word.
 *
 * @param items which element of the list behind so many names is meant, where it is one: two conditions are about the
 *     same element when theirs are the same
 */
record Place(List<String> names, Map<Integer, String> items) {
    static final Place EVENT = new Place(List.of(), Map.of());

    Place {
        names = List.copyOf(names);
        items = Map.copyOf(items);
    }

    Place member(String name) {
        var longer = new ArrayList<>(names);
        longer.add(name);
        return new Place(longer, items);
    }

    Place item(String which) {
        var more = new TreeMap<>(items);
        more.merge(names.size(), which, (outer, inner) -> outer + "/" + inner);
        return new Place(names, more);
    }

    boolean isInList() {
        return !items.isEmpty();
    }

    /**
     * Whether one pattern may ask for both. EventBridge wants all it asks below a list of the same element; where the
     * playbook does not, asking for both would be narrower than it.
     */
    boolean goesWith(Place other) {
        int shared = shared(other);
        return items.entrySet().stream()
                .filter(item -> item.getKey() <= shared)
                .allMatch(item -> item.getValue().equals(other.items.getOrDefault(item.getKey(), item.getValue())));
    }

    /** Whether one of them is what the other is in: a pattern has no place for both. */
    boolean isAlongTheWayOf(Place other) {
        return shared(other) == Math.min(names.size(), other.names.size());
    }

    private int shared(Place other) {
        int shared = 0;
        while (shared < Math.min(names.size(), other.names.size())
                && names.get(shared).equals(other.names.get(shared))) {
            shared++;
        }
        return shared;
    }
}
