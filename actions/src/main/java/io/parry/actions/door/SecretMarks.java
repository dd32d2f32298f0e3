package io.parry.actions.door;

import io.parry.engine.action.Operation;
import io.parry.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Marks the members of an answer that are secret. A path is names joined by dots, {@code []} for every item of a list
 * and {@code {}} for every value of a map: {@code SecretValues.[].SecretString}.
 */
final class SecretMarks {
    private SecretMarks() {}

    static Value mark(Operation operation, List<String> paths, Value answer) {
        var marked = answer;
        for (var path : paths) {
            marked = mark(operation + " " + path, List.of(path.split("\\.")), marked);
        }
        return marked;
    }

    private static Value mark(String origin, List<String> path, Value value) {
        if (path.isEmpty()) {
            return Value.secret(origin, value);
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
}
