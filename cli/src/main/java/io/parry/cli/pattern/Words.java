package io.parry.cli.pattern;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What EventBridge has for operators that only a text, a number, true, false or null satisfies. Operators that are not
 * here have no words at all.
 */
@FunctionalInterface
interface Words {
    /** More of them in one pattern, or longer ones, and EventBridge calls it too complex. */
    int MOST_STARS = 2;

    Map<String, Words> ALL = Map.of(
            "prefix", (operand, number) -> affix("prefix", operand),
            "suffix", (operand, number) -> affix("suffix", operand),
            "equals-ignore-case", (operand, number) -> texts(operand, text -> folded(text, "equals-ignore-case")),
            "wildcard", (operand, number) -> texts(operand, Words::gaps),
            "numeric", (operand, number) -> number ? compared(operand) : Leaf.PRESENT,
            "in-file", (operand, number) -> Exactly.oneOf(operand.items()).orElse(Leaf.PRESENT),
            "regex", (operand, number) -> Leaf.PRESENT,
            "cidr", (operand, number) -> Leaf.PRESENT,
            "older-than", (operand, number) -> Leaf.PRESENT,
            "newer-than", (operand, number) -> Leaf.PRESENT);

    /** @param number whether the field is a number that EventBridge can compare */
    Leaf say(Value operand, boolean number);

    static Optional<Words> of(String operator) {
        return Optional.ofNullable(ALL.get(operator));
    }

    private static Leaf affix(String name, Value operand) {
        var folded = operand.at("equals-ignore-case");
        return folded.exists()
                ? texts(folded, text -> folded(text, "equals-ignore-case").map(one -> Value.obj(name, one)))
                : texts(operand, text -> text.isEmpty() ? Optional.empty() : Optional.of(Value.obj(name, text)));
    }

    /** Empty where a text can be satisfied by one of other letters, as `K` of Kelvin is a small `k`. */
    private static Optional<Value> folded(String text, String name) {
        return text.isEmpty() || !text.chars().allMatch(c -> c < 128)
                ? Optional.empty()
                : Optional.of(Value.obj(name, text));
    }

    /** One star at an end is an affix, which costs EventBridge nothing. */
    private static Optional<Value> gaps(String pattern) {
        long stars = pattern.chars().filter(c -> c == '*').count();
        if (pattern.indexOf('\\') >= 0 || stars > MOST_STARS) {
            return Optional.empty();
        }
        int first = pattern.indexOf('*');
        if (first < 0) {
            return Optional.of(Value.of(pattern));
        }
        if (stars == 1 && first == pattern.length() - 1) {
            return first == 0 ? Optional.empty() : Optional.of(Value.obj("prefix", pattern.substring(0, first)));
        }
        return stars == 1 && first == 0
                ? Optional.of(Value.obj("suffix", pattern.substring(1)))
                : Optional.of(Value.obj("wildcard", pattern));
    }

    private static Leaf texts(Value operand, Function<String, Optional<Value>> say) {
        var alternatives = new ArrayList<Value>();
        for (var one : operand instanceof Value.Arr list ? list.items() : List.of(operand)) {
            var said = one instanceof Value.Text text ? say.apply(text.text()) : Optional.<Value>empty();
            if (said.isEmpty()) {
                return Leaf.PRESENT;
            }
            alternatives.add(said.get());
        }
        return Leaf.of(alternatives);
    }

    private static Leaf compared(Value operand) {
        boolean known = operand instanceof Value.Arr parts
                && parts.items().stream()
                        .allMatch(part -> part instanceof Value.Text text
                                ? text.text().length() <= 2
                                : part instanceof Value.Num num && Exactly.isKnown(num.number()));
        return known ? Leaf.of(Value.obj("numeric", ordered(operand.items()))) : Leaf.PRESENT;
    }

    /** EventBridge wants the lower bound first. */
    private static List<Value> ordered(List<Value> parts) {
        boolean upperFirst = parts.size() == 4 && parts.getFirst().text().startsWith("<");
        var ordered = new ArrayList<Value>(upperFirst ? parts.subList(2, 4) : parts);
        if (upperFirst) {
            ordered.addAll(parts.subList(0, 2));
        }
        return ordered.stream()
                .map(part -> part instanceof Value.Num num ? Value.of(Exactly.plain(num.number())) : part)
                .toList();
    }
}
