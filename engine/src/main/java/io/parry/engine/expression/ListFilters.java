package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What is done to lists. Items that are secret or unknown stay what they are wherever nothing has to look at them. */
final class ListFilters {
    private static final String NUMBERS = "{\"vars\": {\"list\": [3, 1, 3]}}";
    private static final Comparator<Value> BY_NUMBER = Comparator.comparing(Value::number);
    /** In the order of code points, which Java's own order of texts is not. */
    private static final Comparator<Value> BY_TEXT =
            Comparator.comparing(value -> value.text().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    static final List<Filter> ALL = List.of(
            Filter.named("first", Kind.LIST, "the first item; nothing where the list is empty")
                    .example("vars.list | first", NUMBERS, "3")
                    .byParts((list, none) -> list.at(0)),
            Filter.named("last", Kind.LIST, "the last item; nothing where the list is empty")
                    .example("event.path | split(\"/\") | last", "{\"event\": {\"path\": \"a/b\"}}", "\"b\"")
                    .byParts((list, none) -> list.at(-1)),
            Filter.named("count", Kind.COLLECTION, "how many items a list has, or members a map; not for text")
                    .example("vars.list | count", NUMBERS, "3")
                    .byParts((parts, none) -> count(parts)),
            Filter.named("unique", Kind.LIST, "the items without repetitions, each where it stood first")
                    .example("vars.list | unique", NUMBERS, "[3, 1]")
                    .byParts((list, none) -> unique(list)),
            Filter.named("sort", Kind.LIST, "the items in order: all numbers, or all texts by code point")
                    .example("vars.list | sort", NUMBERS, "[1, 3, 3]")
                    .byParts((list, none) -> sort(list)),
            Filter.named("concat", Kind.LIST, "the items of this list and of the others, in order")
                    .takesSeveral("list", Kind.LIST)
                    .example("vars.a | concat(vars.b)", "{\"vars\": {\"a\": [1], \"b\": [2, 1]}}", "[1, 2, 1]")
                    .byParts(ListFilters::concat),
            Filter.named("without", Kind.LIST, "the items that equal none of the values; of a list, none of its items")
                    .takesSeveral("value", Kind.ANY)
                    .example("vars.a | without(vars.b, 4)", "{\"vars\": {\"a\": [1, 2, 4], \"b\": [2]}}", "[1]")
                    .byParts(ListFilters::without),
            Filter.named("join", Kind.LIST, "one text of texts, numbers, true and false; of no items an empty one")
                    .takes("separator", Kind.TEXT)
                    .example("vars.list | join(\", \")", NUMBERS, "\"3, 1, 3\"")
                    .byParts(
                            (list, arguments) -> join(list, arguments.getFirst().text())));

    private ListFilters() {}

    private static Value count(Value parts) {
        return parts instanceof Value.Obj map
                ? Value.of(map.members().size())
                : unknownItem(parts).orElseGet(() -> Value.of(parts.items().size()));
    }

    /** An item that is unknown as a whole: it may yet turn out to be none. One that only holds an unknown is there. */
    private static Optional<Value> unknownItem(Value list) {
        return list.items().stream()
                .filter(item -> item instanceof Value.Unknown)
                .findFirst();
    }

    private static Value unique(Value list) {
        var unknown = list.unknown();
        if (unknown.isPresent()) {
            return unknown.get();
        }
        var seen = new HashSet<Value>();
        return new Value.Arr(
                list.items().stream().filter(item -> seen.add(item.reveal())).toList());
    }

    private static Value sort(Value list) throws Misfit {
        var unknown = list.unknown();
        if (unknown.isPresent()) {
            return unknown.get();
        }
        return new Value.Arr(list.items().stream()
                .sorted(Comparator.comparing(Value::reveal, order(list)))
                .toList());
    }

    private static Comparator<Value> order(Value list) throws Misfit {
        boolean numbers = list.items().stream().allMatch(item -> item.reveal() instanceof Value.Num);
        boolean texts = list.items().stream().allMatch(item -> item.reveal() instanceof Value.Text);
        if (!numbers && !texts) {
            throw new Misfit(0, "a list of texts or a list of numbers", list);
        }
        return numbers ? BY_NUMBER : BY_TEXT;
    }

    private static Value concat(Value list, List<Value> others) {
        var items = new ArrayList<>(list.items());
        others.forEach(other -> items.addAll(other.items()));
        return new Value.Arr(items);
    }

    private static Value without(Value list, List<Value> values) {
        var unknown = new Value.Arr(values).unknown().or(list::unknown);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        var gone = new HashSet<Value>();
        values.forEach(
                value -> gone.addAll(value instanceof Value.Arr ? value.reveal().items() : List.of(value)));
        return new Value.Arr(list.items().stream()
                .filter(item -> !gone.contains(item.reveal()))
                .toList());
    }

    private static Value join(Value list, String separator) throws Misfit {
        var text = new Parts();
        for (int i = 0; i < list.items().size(); i++) {
            var item = list.items().get(i);
            if (!Printable.is(item)) {
                throw new Misfit(0, "a list of texts, numbers, true and false", item);
            }
            text.add(i == 0 ? "" : separator).add(Printable.of(item, "an item of `join`"));
        }
        return text.build();
    }
}
