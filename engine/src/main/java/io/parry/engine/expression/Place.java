package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Where in a value a path has selected something, so that it can be changed there by {@link PlaceChanges}.
 *
 * @param way the names and indices that lead to it; empty for the value itself
 * @param value what is there
 */
public record Place(List<Key> way, Value value) {
    public Place {
        way = List.copyOf(way);
    }

    /** A step on the way. */
    public sealed interface Key {}

    record Member(String name) implements Key {}

    record Item(int index) implements Key {}

    /** A member of a secret, whose name is not told. */
    record Hidden() implements Key {}

    /** The value itself. */
    public static Place whole(Value value) {
        return new Place(List.of(), value);
    }

    static Place of(Spot spot) {
        var way = new ArrayDeque<Key>();
        for (Spot at = spot; at != null && at.parent() != null; at = at.parent()) {
            way.push(key(at));
        }
        return new Place(List.copyOf(way), spot.value());
    }

    private static Key key(Spot spot) {
        if (spot.isMasked()) {
            return new Hidden();
        }
        var name = spot.name();
        return name == null ? new Item(spot.index()) : new Member(name);
    }
}
