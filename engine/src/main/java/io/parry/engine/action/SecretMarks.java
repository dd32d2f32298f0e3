package io.parry.engine.action;

import io.parry.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Marks the members of parameters or of an answer that are secret. A path is names joined by dots, {@code []} for every
 * item of a list and {@code {}} for every value of a map: {@code SecretValues.[].SecretString}.
 */
public final class SecretMarks {
    private SecretMarks() {}

    /** The value with those members as secrets; what is unknown in them stays unknown. */
    public static Value mark(Operation operation, List<String> paths, Value value) {
        var marked = value;
        for (var path : paths) {
            marked = mark(operation + " " + path, List.of(path.split("\\.")), marked);
        }
        return marked;
    }

    private static Value mark(String origin, List<String> path, Value value) {
        if (path.isEmpty()) {
            return whole(origin, value);
        }
        var step = path.getFirst();
        var rest = path.subList(1, path.size());
        return switch (value) {
            case Value.Arr arr
            when step.equals("[]") ->
                new Value.Arr(arr.items().stream()
                        .map(item -> mark(origin, rest, item))
                        .toList());
            case Value.Obj obj -> {
                var members = new LinkedHashMap<>(obj.members());
                members.replaceAll(
                        (name, member) -> step.equals("{}") || step.equals(name) ? mark(origin, rest, member) : member);
                yield new Value.Obj(members);
            }
            default -> value;
        };
    }

    /** One secret; around what is not known yet only the parts are, or nobody would wait for it. */
    private static Value whole(String origin, Value value) {
        if (value.unknown().isEmpty()) {
            return Value.secret(origin, value);
        }
        return switch (value) {
            case Value.Arr arr ->
                new Value.Arr(
                        arr.items().stream().map(item -> whole(origin, item)).toList());
            case Value.Joined joined ->
                new Value.Joined(
                        joined.parts().stream().map(part -> whole(origin, part)).toList());
            case Value.Obj obj -> {
                var members = new LinkedHashMap<>(obj.members());
                members.replaceAll((name, member) -> whole(origin, member));
                yield new Value.Obj(members);
            }
            default -> value;
        };
    }
}
