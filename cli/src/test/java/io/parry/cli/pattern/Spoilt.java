package io.parry.cli.pattern;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Events with a place or two that are not as expected: gone, null, of another type, in a list, in a map, elsewhere. */
final class Spoilt {
    private final Dice dice;

    Spoilt(Dice dice) {
        this.dice = dice;
    }

    Value event(Value event) {
        var spoilt = event;
        for (int i = dice.below(4); i > 0; i--) {
            spoilt = Promised.or(below(spoilt, 0), spoilt);
        }
        return spoilt;
    }

    private Value below(Value value, int depth) {
        boolean here = depth > 0 && dice.percent(30);
        return switch (value) {
            case Value.Obj map
            when !here && !map.members().isEmpty() -> {
                var name = dice.one(List.copyOf(map.members().keySet()));
                yield depth > 0 && dice.percent(20)
                        ? renamed(map, name)
                        : map.with(name, below(map.at(name), depth + 1));
            }
            case Value.Arr list
            when !here && !list.items().isEmpty() -> {
                var items = new ArrayList<>(list.items());
                int index = dice.below(items.size());
                items.set(index, below(items.get(index), depth + 1));
                items.removeIf(Value::isMissing);
                yield new Value.Arr(items);
            }
            default -> spoilt(value);
        };
    }

    private Value spoilt(Value value) {
        return switch (dice.below(14)) {
            case 0 -> Value.MISSING;
            case 1 -> Value.NULL;
            case 2 -> Value.arr(value);
            case 3 -> Value.arr(value, dice.one(SomeConditions.SCALARS));
            case 4 -> Value.arr(Value.arr(value));
            case 5 -> Value.arr();
            case 6 -> Value.obj();
            case 7 -> Value.obj("a", value);
            case 8 -> Value.obj("a", Value.arr(value), "b", dice.one(SomeConditions.SCALARS));
            case 9 -> Value.arr(Value.obj("a", value), value);
            case 10 -> value instanceof Value.Num num ? Value.of(num.number().toPlainString()) : Value.of(5);
            case 11 ->
                value instanceof Value.Text text ? Value.of(text.text().toUpperCase(java.util.Locale.ROOT)) : value;
            case 12 -> Value.arr(Value.obj(), value, Value.arr());
            default -> dice.one(SomeConditions.SCALARS);
        };
    }

    /** A name with a dot where there was a level, a level more, or another name. */
    private Value renamed(Value.Obj map, String name) {
        var members = new LinkedHashMap<>(map.members());
        var value = members.remove(name);
        if (value instanceof Value.Obj inner && !inner.members().isEmpty() && dice.percent(50)) {
            inner.members().forEach((below, member) -> members.put(name + "." + below, member));
        } else {
            members.put(dice.one(List.of("a", "b", "a.b", "A", "m", "l")), value == null ? Value.NULL : value);
        }
        return new Value.Obj(members);
    }
}
