package io.parry.actions.door;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Pages laid end to end: lists are joined, maps united, counts added up; what says that there is more is left out. Any
 * other single value is that of the first page.
 */
final class MergedPages {
    private static final Set<String> COUNTS = Set.of("count", "scannedcount", "keycount", "quantity");
    private static final Pattern TURNS_PAGES = Pattern.compile(
            "(?i)next\\w*(token|marker)|(pagination|continuation)token|lastevaluated\\w+|(is)?truncated|hasmore\\w*");

    private Value value = Value.MISSING;
    private int pages;

    void add(Value page) {
        value = pages == 0 ? page : join(value, page);
        pages++;
    }

    /** What all pages say; one page alone stays as it is. */
    Value value() {
        return pages == 1 ? value : withoutTokens(value, 2);
    }

    /** The items of all lists that are joined. */
    int items() {
        return items(value, 2);
    }

    private static int items(Value value, int depth) {
        return switch (value) {
            case Value.Arr arr -> arr.items().size();
            case Value.Obj obj
            when depth > 0 ->
                obj.members().values().stream()
                        .mapToInt(member -> items(member, depth - 1))
                        .sum();
            default -> 0;
        };
    }

    private static Value join(Value before, Value page) {
        if (before instanceof Value.Arr first && page instanceof Value.Arr second) {
            var all = new ArrayList<>(first.items());
            all.addAll(second.items());
            return new Value.Arr(all);
        }
        if (before instanceof Value.Obj first && page instanceof Value.Obj second) {
            var all = new LinkedHashMap<>(first.members());
            second.members()
                    .forEach((name, member) ->
                            all.merge(name, member, (a, b) -> isCount(name, b) ? sum(a, b) : join(a, b)));
            return new Value.Obj(all);
        }
        return before;
    }

    private static boolean isCount(String name, Value value) {
        return value instanceof Value.Num && COUNTS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static Value sum(Value a, Value b) {
        return new Value.Num(a.number().add(b.number()));
    }

    private static Value withoutTokens(Value value, int depth) {
        if (!(value instanceof Value.Obj obj) || depth == 0) {
            return value;
        }
        var rest = new LinkedHashMap<String, Value>();
        obj.members().forEach((name, member) -> {
            if (!TURNS_PAGES.matcher(name).matches()) {
                rest.put(name, withoutTokens(member, depth - 1));
            }
        });
        return new Value.Obj(rest);
    }
}
