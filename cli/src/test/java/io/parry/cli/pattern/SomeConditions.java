package io.parry.cli.pattern;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Conditions of the whole grammar, over few values so that many meet. */
final class SomeConditions {
    static final List<Value> SCALARS = Stream.of(
                    "x",
                    "X",
                    "xy",
                    "yx",
                    "y",
                    "",
                    "ix",
                    "arn:aws:iam::111122223333:role/x",
                    "10.1.2.3",
                    "10.1.0.0/16",
                    "2026-01-01T00:00:00Z",
                    "5",
                    "{\"a\":\"x\"}",
                    "true",
                    "null",
                    "x*y",
                    "a\\b",
                    "\u017fx",
                    "\u212a",
                    "é\"q",
                    5,
                    5.0,
                    0,
                    -1,
                    0.25,
                    0.1234567,
                    10_000_000_000L,
                    22,
                    true,
                    false)
            .map(Value::of)
            .toList();
    private static final List<String> TEXTS = List.of("x", "X", "xy", "y", "ix", "sk", "K", "arn:aws:", "é\"q", "/x");
    private static final List<String> WILDCARDS =
            List.of("x*", "*y", "*x*", "x", "*", "arn:*:role/*", "a*b*c*d", "x\\*y", "a\\\\*", "*role*x*");
    private static final List<String> EXPRESSIONS = List.of(
            "${inputs.text}",
            "${inputs.list}",
            "${vars.list}",
            "${vars.none}",
            "${inputs.secret}",
            "${event.detail.b}",
            "${event.detail.l}",
            "${inputs.map}",
            "a${inputs.text}",
            "${inputs.number}");

    private final Dice dice;
    private final List<Spot> inside;
    private final boolean simple;

    /** @param inside paths of what is in a map */
    SomeConditions(Dice dice, List<Spot> inside) {
        this.dice = dice;
        this.inside = inside;
        this.simple = dice.percent(50);
    }

    Wanted draw(int depth) {
        if (simple && dice.percent(depth > 1 ? 70 : 85)) {
            return easy();
        }
        if (depth > 0 && dice.percent(35)) {
            return dice.oneOf(List.<Supplier<Wanted>>of(
                    () -> around("anything-but", depth),
                    () -> around("none", depth),
                    () -> around("every", depth),
                    () -> list(depth),
                    () -> together(depth),
                    () -> nested(depth),
                    () -> nested(depth)));
        }
        return plain();
    }

    /** What is often asked, and often satisfied beside others. */
    private Wanted easy() {
        var values = List.of(Value.of("x"), Value.of("y"), Value.of(true));
        var value = dice.one(values);
        return dice.oneOf(List.<Supplier<Wanted>>of(
                () -> Wanted.of(value, value),
                () -> Wanted.of(value, value, Value.arr("q", value)),
                () -> Wanted.of(Value.arr("y", "x"), "x", "y"),
                () -> Wanted.of(Value.of(dice.one(List.of("${inputs.list}", "${vars.list}"))), "x", "y"),
                () -> new Wanted(Value.obj("anything-but", value), values, false),
                () -> new Wanted(Value.obj("none", value), values, true),
                () -> new Wanted(Value.obj("exists", dice.percent(50)), values, true)));
    }

    private Wanted plain() {
        return dice.oneOf(List.<Supplier<Wanted>>of(
                this::value,
                this::value,
                this::value,
                this::expression,
                this::affix,
                this::affix,
                () -> said("equals-ignore-case", texts(TEXTS), values(3, "x", "X", "\u017f\u212a", "SK", "k", "ıx")),
                () -> said("wildcard", texts(WILDCARDS), values(3, "x", "xay", "arn:aws:iam::1:role/x", "abcd", "x*y")),
                () -> said("regex", Value.of(dice.one(List.of("x.*", "[xy]", ".*", "[a-z]+"))), values(3, "x", "xy")),
                () -> said(
                        "cidr",
                        Value.of(dice.one(List.of("10.0.0.0/8", "::/0"))),
                        values(2, "10.1.2.3", "10.1.0.0/16")),
                () -> said("numeric", number(), values(2, 5, 0, 3, 1e12, 5.0000000001, 0.25)),
                () -> said(
                        "older-than", Value.of("2026-01-31T00:00:00Z"), values(1, "2026-01-01T00:00:00Z", 1769000000)),
                () -> said("newer-than", Value.of("2025-01-31T00:00:00Z"), values(1, "2026-01-01T00:00:00Z")),
                () -> said("in-file", Value.of("list.txt"), values(1, "x", 5, "y")),
                () -> said("json", Value.obj("$.a", "x"), values(1, "{\"a\":\"x\"}", Value.obj("a", "x"))),
                () -> said(
                        "opens-port",
                        Value.of(22),
                        List.of(Value.obj("fromPort", 22, "toPort", 22, "ipProtocol", "tcp"))),
                () -> new Wanted(Value.obj("exists", true), values(3), false),
                () -> new Wanted(Value.obj("exists", false), List.of(), true),
                () -> new Wanted(Value.obj("exists", false), List.of(), true)));
    }

    private Wanted value() {
        var value = dice.one(SCALARS);
        return Wanted.of(value, value, Value.arr(dice.one(SCALARS), value));
    }

    private Wanted expression() {
        return new Wanted(Value.of(dice.one(EXPRESSIONS)), values(2, "x", "y", 5, "ax"), false);
    }

    private Wanted affix() {
        var text = texts(TEXTS);
        var operand = dice.percent(30) ? Value.obj("equals-ignore-case", text) : text;
        return said(
                dice.one(List.of("prefix", "suffix")),
                operand,
                values(1, "x", "xy", "yx", "X", "\u017fx", "arn:aws:x/x"));
    }

    private Value texts(List<String> from) {
        return dice.percent(70)
                ? Value.of(dice.one(from))
                : Value.of(dice.some(1, 3, () -> dice.one(from)).stream()
                        .distinct()
                        .toList());
    }

    private Value number() {
        return dice.oneOf(List.of(
                () -> Value.arr(
                        dice.one(List.of("<", "<=", ">", ">=", "=")), dice.one(List.of(0, 5, 0.25, 5_000_000_001L))),
                () -> Value.arr(">", 0, "<=", 5),
                () -> Value.arr("<", 7, ">=", -1)));
    }

    private Wanted around(String word, int depth) {
        var inner = draw(depth - 1);
        var values = word.equals("every") ? inner.values() : values(3);
        return new Wanted(Value.obj(word, inner.condition()), values, word.equals("none"));
    }

    private Wanted list(int depth) {
        var some = dice.some(1, 3, () -> dice.percent(70) ? value() : draw(depth - 1));
        var values = some.stream().flatMap(one -> one.values().stream()).toList();
        var flat = some.stream()
                .map(Wanted::condition)
                .filter(one -> !(one instanceof Value.Arr))
                .distinct()
                .toList();
        return new Wanted(
                flat.isEmpty() ? Value.of("x") : new Value.Arr(flat),
                values,
                some.stream().anyMatch(Wanted::nothing));
    }

    /** Several operators for the same value. */
    private Wanted together(int depth) {
        Value both = Value.obj();
        var values = new ArrayList<Value>(values(1));
        boolean nothing = true;
        for (var one : dice.some(2, 3, () -> draw(depth - 1))) {
            if (one.condition() instanceof Value.Obj map
                    && map.members().keySet().stream().noneMatch(name -> name.startsWith("$"))) {
                for (var member : map.members().entrySet()) {
                    both = both.with(member.getKey(), member.getValue());
                }
                values.addAll(one.values());
                nothing &= one.nothing();
            }
        }
        return both.members().isEmpty() ? plain() : new Wanted(both, values, nothing);
    }

    /** A matcher on what is there. */
    private Wanted nested(int depth) {
        Value matcher = Value.obj();
        Value satisfying = Value.obj();
        for (var spot : dice.some(1, 3, () -> dice.one(inside))) {
            var one = draw(depth - 1);
            matcher = matcher.with(spot.path(), one.condition());
            if (!one.values().isEmpty() && !(one.nothing() && dice.percent(50))) {
                satisfying = spot.plant(satisfying, dice.one(one.values()));
            }
        }
        return Wanted.of(matcher, satisfying, Value.arr(Value.obj("a", "q"), satisfying));
    }

    private static Wanted said(String operator, Value operand, List<Value> values) {
        return new Wanted(Value.obj(operator, operand), values, false);
    }

    /** These, and as many drawn ones. */
    private List<Value> values(int drawn, Object... given) {
        var values = new ArrayList<>(List.of(given).stream().map(Value::of).toList());
        values.addAll(dice.some(drawn, drawn, () -> dice.one(SCALARS)));
        return values;
    }
}
