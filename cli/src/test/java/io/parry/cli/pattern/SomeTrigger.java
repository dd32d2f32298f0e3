package io.parry.cli.pattern;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A trigger drawn for a setting, and what makes an event that it matches, more or less.
 *
 * @param wishes what is to stand where, one after another
 */
record SomeTrigger(Setting setting, Value trigger, List<Wish> wishes) {
    record Wish(Spot spot, Wanted wanted) {}

    static SomeTrigger draw(Dice dice, Setting setting, String name) {
        var wishes = new ArrayList<Wish>();
        var conditions = new SomeConditions(dice, setting.inside());
        var paths = dice.some(3, 6, () -> dice.one(dice.percent(80) ? setting.paths() : Setting.COMMON));
        var match = source(dice, setting, matcher(dice, conditions, paths, 1, wishes));
        Value trigger = Value.obj("name", name, "match", match);
        if (dice.percent(35)) {
            var list = dice.one(setting.lists());
            var inner = new ArrayList<Wish>();
            var where = matcher(dice, conditions, setting.inside(), 1, inner);
            trigger = trigger.with("for_each", Value.obj("item", list.path())).with("where", where);
            int index = dice.below(2);
            inner.forEach(wish -> wishes.add(new Wish(below(list, index, wish.spot()), wish.wanted())));
        }
        return new SomeTrigger(setting, trigger, wishes);
    }

    private static Spot below(Spot list, int index, Spot inside) {
        var way = new ArrayList<>(list.way());
        way.add("#" + index);
        way.addAll(inside.way());
        return new Spot(inside.path(), way);
    }

    private static Value matcher(Dice dice, SomeConditions conditions, List<Spot> paths, int depth, List<Wish> wishes) {
        Value matcher = Value.obj();
        for (var spot : dice.some(1, 3, () -> dice.one(paths))) {
            var wanted = conditions.draw(2);
            matcher = matcher.with(spot.path(), wanted.condition());
            wishes.add(new Wish(spot, wanted));
        }
        return depth > 0 && dice.percent(30) ? combined(dice, conditions, paths, matcher, wishes) : matcher;
    }

    private static Value combined(
            Dice dice, SomeConditions conditions, List<Spot> paths, Value matcher, List<Wish> wishes) {
        var word = dice.one(List.of("all", "any", "not"));
        if (word.equals("not")) {
            return matcher.with("not", matcher(dice, conditions, paths, 0, new ArrayList<>()));
        }
        if (dice.percent(40)) {
            var spot = dice.one(paths);
            return matcher.with(word, Value.of(dice.some(2, 3, () -> one(spot, conditions.draw(1), wishes))));
        }
        return matcher.with(word, Value.of(dice.some(1, 3, () -> matcher(dice, conditions, paths, 0, wishes))));
    }

    private static Value one(Spot spot, Wanted wanted, List<Wish> wishes) {
        wishes.add(new Wish(spot, wanted));
        return Value.obj(spot.path(), wanted.condition());
    }

    /** Most triggers say where their events come from, one way or another. */
    private static Value source(Dice dice, Setting setting, Value match) {
        var sources = Value.of(setting.sources());
        var types = Value.of(setting.types());
        int way = dice.below(12);
        if (way == 0) {
            return match.with("$.source", Value.obj("prefix", setting.sources().getFirst()));
        }
        if (way == 1) {
            return match.with("$.detail-type", dice.one(setting.types()));
        }
        if (way == 2) {
            return match.with("$.source", sources);
        }
        if (way == 3) {
            return match.with("$.source", sources).with("$.detail-type", types);
        }
        return match.with("$.source", dice.one(setting.sources())).with("$.detail-type", dice.one(setting.types()));
    }

    /** An event near it, before anything is spoilt. */
    Value event(Dice dice) {
        Value event = Value.obj(
                "version", "0",
                "id", "0c0ffee0-0000-4000-8000-000000000000",
                "detail-type", dice.one(setting.types()),
                "source", dice.one(setting.sources()),
                "account", dice.one(List.of("x", "111122223333")),
                "time", "2026-01-01T00:00:00Z",
                "region", dice.one(List.of("x", "eu-west-1")),
                "resources", Value.arr("x"),
                "detail", setting.event());
        for (var wish : wishes) {
            event = Promised.or(granted(dice, wish, event), event);
        }
        return event;
    }

    /** Where nothing is wanted there may yet be something where only a pattern would look. */
    private static Value granted(Dice dice, Wish wish, Value event) {
        var values = wish.wanted().values();
        if (wish.wanted().nothing() && dice.percent(60)) {
            return dice.percent(50) ? event : deeper(dice, wish.spot()).plant(event, dice.one(SomeConditions.SCALARS));
        }
        return values.isEmpty() || dice.percent(10) ? event : wish.spot().plant(event, dice.one(values));
    }

    /** In a list that the path does not know, or under a name with a dot. */
    private static Spot deeper(Dice dice, Spot spot) {
        var way = new ArrayList<>(spot.way());
        int at = dice.below(way.size() + 1);
        if (dice.percent(70)
                || at < 2
                || way.get(at - 2).startsWith("#")
                || way.get(at - 1).startsWith("#")) {
            way.add(at, "#" + dice.below(2));
        } else {
            way.set(at - 2, way.get(at - 2) + "." + way.remove(at - 1));
        }
        return new Spot(spot.path(), way);
    }
}
