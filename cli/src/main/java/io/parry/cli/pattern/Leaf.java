package io.parry.cli.pattern;

import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a pattern wants of one field: one of these. In the order of their JSON, so that it does not depend on files. */
record Leaf(SortedMap<String, Value> alternatives) {
    /** Some value: a text, a number, true, false, null, or a list of such. No map is one. */
    static final Leaf PRESENT = of(Value.obj("exists", true));

    static final Leaf ABSENT = of(Value.obj("exists", false));

    static Leaf of(Value... alternatives) {
        return of(List.of(alternatives));
    }

    static Leaf of(Collection<Value> alternatives) {
        var sorted = new TreeMap<String, Value>();
        alternatives.forEach(one -> sorted.put(Json.write(one), one));
        return new Leaf(sorted).tidied();
    }

    /** What either lets through. */
    Leaf or(Leaf other) {
        var both = new ArrayList<>(alternatives.values());
        both.addAll(other.alternatives.values());
        return of(both);
    }

    boolean covers(Leaf other) {
        return alternatives.keySet().containsAll(other.alternatives.keySet())
                || (has(PRESENT) && !other.letsAbsentThrough());
    }

    boolean letsAbsentThrough() {
        return has(ABSENT);
    }

    boolean has(Leaf one) {
        return alternatives.keySet().containsAll(one.alternatives.keySet());
    }

    boolean isNothing() {
        return alternatives.isEmpty();
    }

    boolean isEverything() {
        return has(PRESENT) && has(ABSENT);
    }

    /** Whether all of it are values, compared as they are. */
    boolean isExact() {
        return alternatives.values().stream().noneMatch(Value.Obj.class::isInstance);
    }

    /** Whether it keeps anything out that is worth the name: neither any value nor all but some. */
    boolean narrows() {
        return !has(PRESENT)
                && !letsAbsentThrough()
                && alternatives.values().stream()
                        .allMatch(one -> one.at("anything-but").isMissing());
    }

    /** How little it lets through, for who has to choose. */
    int rank() {
        return isExact() ? 0 : has(PRESENT) ? 3 : narrows() ? 1 : 2;
    }

    Value value() {
        return Value.of(alternatives.values());
    }

    int length() {
        return alternatives.keySet().stream()
                .mapToInt(text -> text.length() + 1)
                .sum();
    }

    /** Where any value will do the others need not be said. */
    private Leaf tidied() {
        if (!alternatives.containsKey("{\"exists\":true}") || alternatives.size() == 1) {
            return this;
        }
        var few = new TreeMap<>(alternatives);
        few.keySet().removeIf(text -> !text.startsWith("{\"exists\":"));
        return new Leaf(few);
    }
}
