package io.parry.engine.plan;

import io.parry.engine.action.Call.Change;
import io.parry.engine.expression.JsonPath;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What differs between two values, as the smallest parts that do: {@code $.Rules[1].Statement}. */
final class Differences {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private final List<String> by;
    private final List<Change> found = new ArrayList<>();

    private Differences(List<String> by) {
        this.by = by;
    }

    /**
     * In the order of the values. No difference: empty.
     *
     * @param path what the paths begin with
     * @param by members that tell the elements of a list apart; where none does their places do
     * @throws NotYet where a part of either is not known
     */
    static List<Change> of(String path, Value before, Value after, List<String> by) {
        var differences = new Differences(by);
        differences.walk(path, before, after);
        return differences.found;
    }

    private void walk(String path, Value before, Value after) {
        if (isSame(before, after)) {
            return;
        }
        if (before instanceof Value.Obj old && after instanceof Value.Obj edited) {
            var names = new LinkedHashSet<>(old.members().keySet());
            names.addAll(edited.members().keySet());
            names.forEach(name -> walk(path + segment(name), old.at(name), edited.at(name)));
        } else if (before instanceof Value.Arr old && after instanceof Value.Arr edited) {
            lists(path, old, edited);
        } else {
            found.add(new Change(path, before, after));
        }
    }

    private static boolean isSame(Value before, Value after) {
        var same = Value.same(before, after);
        if (same.isUnknown()) {
            throw new NotYet(after.unknown().or(before::unknown).orElseThrow().after());
        }
        return same.holds();
    }

    private static String segment(String name) {
        return PLAIN.matcher(name).matches() ? "." + name : JsonPath.segment(name);
    }

    private void lists(String path, Value.Arr before, Value.Arr after) {
        var member = by.stream()
                .filter(name -> tellsApart(name, before) && tellsApart(name, after))
                .findFirst();
        int known = found.size();
        if (member.isPresent()) {
            byMember(path, before, after, member.get());
            if (found.size() == known) {
                found.add(new Change(path, before, after));
            }
        } else {
            byPlace(path, before.items(), after.items());
        }
    }

    private static boolean tellsApart(String name, Value.Arr list) {
        var values = list.items().stream().map(item -> item.at(name)).toList();
        return values.stream().allMatch(Value.Text.class::isInstance)
                && new LinkedHashSet<>(values).size() == values.size();
    }

    private void byMember(String path, Value.Arr before, Value.Arr after, String name) {
        var old = byText(before, name);
        var edited = byText(after, name);
        var values = new LinkedHashSet<>(old.keySet());
        values.addAll(edited.keySet());
        values.forEach(value -> walk(
                path + "[?@" + segment(name) + " == " + value.show() + "]",
                old.getOrDefault(value, Value.MISSING),
                edited.getOrDefault(value, Value.MISSING)));
    }

    private static Map<Value, Value> byText(Value.Arr list, String name) {
        var items = new LinkedHashMap<Value, Value>();
        list.items().forEach(item -> items.put(item.at(name), item));
        return items;
    }

    /** Only elements added or only elements taken away: those; as many as before: each; anything else: the list. */
    private void byPlace(String path, List<Value> before, List<Value> after) {
        int first = 0;
        int shorter = Math.min(before.size(), after.size());
        while (first < shorter && isSame(before.get(first), after.get(first))) {
            first++;
        }
        int last = 0;
        while (last < shorter - first
                && isSame(before.get(before.size() - 1 - last), after.get(after.size() - 1 - last))) {
            last++;
        }
        var old = before.subList(first, before.size() - last);
        var edited = after.subList(first, after.size() - last);
        if (old.size() != edited.size() && !old.isEmpty() && !edited.isEmpty()) {
            found.add(new Change(path, new Value.Arr(before), new Value.Arr(after)));
            return;
        }
        for (int i = 0; i < Math.max(old.size(), edited.size()); i++) {
            walk(path + "[" + (first + i) + "]", item(old, i), item(edited, i));
        }
    }

    private static Value item(List<Value> items, int index) {
        return index < items.size() ? items.get(index) : Value.MISSING;
    }
}
