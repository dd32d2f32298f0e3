package io.parry.cli.pattern;

import io.parry.engine.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whether an event is one that the bus can carry: the envelope, and the shapes on which patterns rely. */
final class Promised {
    private static final Map<List<String>, KnownShapes> KNOWN = new ConcurrentHashMap<>();

    private Promised() {}

    static Value or(Value event, Value otherwise) {
        return keeps(event) ? event : otherwise;
    }

    static boolean keeps(Value event) {
        if (!(event.at("source") instanceof Value.Text source && event.at("detail-type") instanceof Value.Text type)) {
            return false;
        }
        var kinds = KNOWN.computeIfAbsent(
                        List.of(source.text(), type.text()),
                        key -> KnownShapes.of(Set.of(source.text()), Set.of(type.text())))
                .kinds();
        return event.members().keySet().stream().allMatch(name -> Bus.ENVELOPE.contains(name))
                && kinds.entrySet().stream().allMatch(known -> keeps(event, known.getKey(), known.getValue()))
                && !dotted(event, List.of(), kinds.keySet());
    }

    private static boolean keeps(Value value, List<String> names, KnownShapes.Kind kind) {
        if (value instanceof Value.Arr list && !names.isEmpty()) {
            return list.items().stream().allMatch(item -> keeps(item, names, kind));
        }
        if (names.isEmpty()) {
            return is(value, kind);
        }
        return keeps(value.at(names.getFirst()), names.subList(1, names.size()), kind);
    }

    private static boolean is(Value value, KnownShapes.Kind kind) {
        if (!value.exists() || value instanceof Value.Null) {
            return true;
        }
        return switch (kind) {
            case LIST -> value instanceof Value.Arr;
            case MAP -> value instanceof Value.Obj;
            case TEXT -> value instanceof Value.Text;
            case FLAG -> value instanceof Value.Bool;
            case NUMBER ->
                value instanceof Value.Num num
                        && num.number().abs().compareTo(new BigDecimal("5e9")) <= 0
                        && num.number().stripTrailingZeros().scale() <= 5;
        };
    }

    /** No name with a dot in it reads as the way to something known. */
    private static boolean dotted(Value value, List<String> way, Set<List<String>> known) {
        return switch (value) {
            case Value.Arr list -> list.items().stream().anyMatch(item -> dotted(item, way, known));
            case Value.Obj map ->
                map.members().entrySet().stream().anyMatch(member -> {
                    var names = new java.util.ArrayList<>(way);
                    names.addAll(List.of(member.getKey().split("\\.", -1)));
                    return (member.getKey().contains(".")
                                    && known.stream().anyMatch(one -> isWay(one, names, way.size() + 1)))
                            || dotted(member.getValue(), names, known);
                });
            default -> false;
        };
    }

    private static boolean isWay(List<String> known, List<String> names, int least) {
        int shared = 0;
        while (shared < Math.min(known.size(), names.size())
                && known.get(shared).equals(names.get(shared))) {
            shared++;
        }
        return shared >= least;
    }
}
