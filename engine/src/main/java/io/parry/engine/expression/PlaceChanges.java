package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * The whole with what is at some places changed, in one walk; everything else is as it was. A member that becomes
 * {@link Value#MISSING} is gone, an item stays as {@link Value#MISSING} so that the others keep their places. A place
 * that is there no more changes nothing. Inside a secret the change is made when the secret is needed.
 */
public final class PlaceChanges {
    private PlaceChanges() {}

    /** What becomes of the value at a place. */
    public record At(Place place, UnaryOperator<Value> change) {
        private boolean isHere(int depth) {
            return place.way().size() == depth;
        }

        private Place.Key key(int depth) {
            return place.way().get(depth);
        }
    }

    /**
     * All the changes, each after those before it.
     *
     * @throws EvaluationFailed where a way leads to a member of a secret that was not named
     */
    public static Value made(Value whole, List<At> changes) {
        return made(whole, 0, changes);
    }

    private static Value made(Value here, int depth, List<At> changes) {
        var changed = here;
        var inside = new ArrayList<At>();
        for (var at : changes) {
            if (at.isHere(depth)) {
                changed = inside(changed, depth, List.copyOf(inside));
                inside.clear();
                changed = changed.isMissing() ? changed : at.change().apply(changed);
            } else {
                inside.add(at);
            }
        }
        return inside(changed, depth, List.copyOf(inside));
    }

    private static Value inside(Value here, int depth, List<At> changes) {
        if (changes.isEmpty()) {
            return here;
        }
        return switch (here) {
            case Value.Secret secret -> secret.then(plain -> inside(plain, depth, changes));
            case Value.Obj obj -> members(obj, depth, byKey(depth, changes));
            case Value.Arr arr -> items(arr, depth, byKey(depth, changes));
            default -> here;
        };
    }

    private static SequencedMap<Place.Key, List<At>> byKey(int depth, List<At> changes) {
        var byKey = new LinkedHashMap<Place.Key, List<At>>();
        changes.forEach(at ->
                byKey.computeIfAbsent(at.key(depth), key -> new ArrayList<>()).add(at));
        return byKey;
    }

    private static Value members(Value.Obj obj, int depth, SequencedMap<Place.Key, List<At>> byKey) {
        var members = new LinkedHashMap<>(obj.members());
        byKey.forEach((key, changes) -> {
            if (key instanceof Place.Hidden) {
                throw new EvaluationFailed("wrong-value", "a member of a secret can only be edited by its name");
            }
            if (key instanceof Place.Member member && members.containsKey(member.name())) {
                members.put(member.name(), made(obj.at(member.name()), depth + 1, changes));
            }
        });
        members.values().removeIf(Value::isMissing);
        return new Value.Obj(members);
    }

    private static Value items(Value.Arr arr, int depth, SequencedMap<Place.Key, List<At>> byKey) {
        var items = new ArrayList<>(arr.items());
        byKey.forEach((key, changes) -> {
            if (key instanceof Place.Item item && item.index() < items.size()) {
                items.set(item.index(), made(items.get(item.index()), depth + 1, changes));
            }
        });
        return new Value.Arr(items);
    }
}
