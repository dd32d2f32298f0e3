package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where in a value a path has selected something, so that it can be changed there.
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

    /**
     * The whole with what is there now changed; everything else is as it was. A member that becomes
     * {@link Value#MISSING} is gone, an item stays as {@link Value#MISSING} so that the others keep their places. A
     * place that is there no more changes nothing. Inside a secret the change is made when the secret is needed.
     *
     * @throws EvaluationFailed where the way leads to a member of a secret that was not named
     */
    public Value change(Value whole, UnaryOperator<Value> change) {
        return change(whole, 0, change);
    }

    private Value change(Value here, int depth, UnaryOperator<Value> change) {
        if (depth == way.size()) {
            return here.isMissing() ? here : change.apply(here);
        }
        return switch (here) {
            case Value.Secret secret -> secret.then(plain -> change(plain, depth, change));
            case Value.Obj obj -> member(obj, depth, change);
            case Value.Arr arr -> item(arr, depth, change);
            default -> here;
        };
    }

    private Value member(Value.Obj obj, int depth, UnaryOperator<Value> change) {
        if (way.get(depth) instanceof Hidden) {
            throw new EvaluationFailed("wrong-value", "a member of a secret can only be edited by its name");
        }
        return way.get(depth) instanceof Member key && obj.members().containsKey(key.name())
                ? obj.with(key.name(), change(obj.at(key.name()), depth + 1, change))
                : obj;
    }

    private Value item(Value.Arr arr, int depth, UnaryOperator<Value> change) {
        if (!(way.get(depth) instanceof Item key) || key.index() >= arr.items().size()) {
            return arr;
        }
        var items = new ArrayList<>(arr.items());
        items.set(key.index(), change(items.get(key.index()), depth + 1, change));
        return new Value.Arr(items);
    }
}
