package io.parry.engine.plan;

import io.parry.engine.expression.JsonPath;
import io.parry.engine.expression.Scope;
import io.parry.engine.value.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Marks parts of an answer as secret. */
public final class Secrets {
    private final Set<String> paths;
    private final String origin;

    private Secrets(Set<String> paths, String origin) {
        this.paths = paths;
        this.origin = origin;
    }

    /** The answer with everything that {@code paths} select as a secret of that origin. */
    public static Value mark(Value answer, List<JsonPath> paths, String origin) {
        if (paths.isEmpty()) {
            return answer;
        }
        var selected = new HashSet<String>();
        paths.forEach(path -> path.locate(answer, Scope.EMPTY).forEach(found -> selected.add(found.path())));
        return new Secrets(selected, origin).mark(answer, "$");
    }

    private Value mark(Value value, String path) {
        if (paths.contains(path)) {
            return Value.secret(origin, value);
        }
        return switch (value) {
            case Value.Obj obj -> {
                var members = new LinkedHashMap<String, Value>();
                obj.members().forEach((name, member) -> members.put(name, mark(member, path + JsonPath.segment(name))));
                yield new Value.Obj(members);
            }
            case Value.Arr arr -> {
                var items = new java.util.ArrayList<Value>();
                for (var item : arr.items()) {
                    items.add(mark(item, path + "[" + items.size() + "]"));
                }
                yield new Value.Arr(items);
            }
            default -> value;
        };
    }
}
