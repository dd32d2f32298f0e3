package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value and the way to it: RFC 9535's node.
 *
 * @param parent absent for the start
 * @param name absent for an item of a list
 */
record Spot(Value value, @Nullable Spot parent, @Nullable String name, int index) {
    private static final String MASK = "***";
    /** No index, which tells a name that is not told from a name that reads like it. */
    private static final int MASKED = -1;

    static Spot start(Value value) {
        return new Spot(value, null, null, 0);
    }

    Spot member(String name, Value value) {
        return new Spot(value, this, name, 0);
    }

    Spot maskedMember(Value value) {
        return new Spot(value, this, MASK, MASKED);
    }

    boolean isMasked() {
        return index == MASKED;
    }

    Spot item(int index, Value value) {
        return new Spot(value, this, null, index);
    }

    Spot with(Value value) {
        return new Spot(value, parent, name, index);
    }

    boolean isItem() {
        return name == null;
    }

    /** Its members or items. Of a secret they are secrets, and its members' names are not told. */
    List<Spot> children() {
        return switch (value) {
            case Value.Arr arr -> items(arr);
            case Value.Obj obj -> members(obj);
            case Value.Secret secret -> hidden(secret);
            default -> List.of();
        };
    }

    private List<Spot> items(Value.Arr arr) {
        var items = new ArrayList<Spot>(arr.items().size());
        for (var item : arr.items()) {
            items.add(item(items.size(), item));
        }
        return items;
    }

    private List<Spot> members(Value.Obj obj) {
        var members = new ArrayList<Spot>(obj.members().size());
        obj.members().forEach((name, member) -> members.add(member(name, member)));
        return members;
    }

    private List<Spot> hidden(Value.Secret secret) {
        var plain = open(secret);
        if (plain instanceof Value.Unknown) {
            return List.of(with(plain));
        }
        return with(plain).children().stream()
                .map(child -> {
                    var value = Value.secret(secret.origin(), child.value);
                    return child.isItem() ? item(child.index, value) : maskedMember(value);
                })
                .toList();
    }

    /** The value behind secrets; for use inside the process only. */
    static Value open(Value value) {
        var plain = value;
        while (plain instanceof Value.Secret secret) {
            plain = secret.plain().get();
        }
        return plain;
    }

    /** As {@link #open}, and text that was joined from parts is one text, or unknown if a part is. */
    static Value openText(Value value) {
        var plain = open(value);
        if (!(plain instanceof Value.Joined joined)) {
            return plain;
        }
        return joined.unknown().<Value>map(unknown -> unknown).orElseGet(joined::reveal);
    }

    /** The normalized path of RFC 9535, 2.7, with that root. */
    String path(String root) {
        var steps = new ArrayDeque<String>();
        for (Spot spot = this; spot != null && spot.parent != null; spot = spot.parent) {
            steps.push(spot.name == null ? "[" + spot.index + "]" : segment(spot.name));
        }
        return root + String.join("", steps);
    }

    /** The segment of a normalized path that selects the member of that name. */
    static String segment(String name) {
        return "['" + escaped(name) + "']";
    }

    private static String escaped(String name) {
        var text = new StringBuilder();
        name.chars().forEach(c -> text.append(escaped((char) c)));
        return text.toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\'', '\\' -> "\\" + c;
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c);
        };
    }
}
