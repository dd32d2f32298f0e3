package io.parry.engine.match;

import io.parry.engine.compile.CompiledVariable;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.Scope;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** What a variable stands for. */
public final class Variables {
    private Variables() {}

    /** @throws EvaluationFailed when something it needs is missing or of the wrong kind */
    public static Value evaluate(CompiledVariable variable, Scope scope, Instant now) {
        return switch (variable.meaning()) {
            case CompiledVariable.Plain plain -> plain.value().evaluate(scope);
            case CompiledVariable.Comprehension comprehension -> comprehension(comprehension, scope, now);
        };
    }

    private static Value comprehension(CompiledVariable.Comprehension source, Scope scope, Instant now) {
        var items = Loops.items(source.loop(), scope, now);
        if (items.unknownAfter().isPresent()) {
            return Value.unknown(items.unknownAfter().get());
        }
        for (var undecided : items.undecided()) {
            return Value.unknown(cause(undecided));
        }
        if (items.outOfBounds().isPresent()) {
            throw new EvaluationFailed("wrong-value", items.outOfBounds().get());
        }
        return source.key().isPresent() ? map(source, items, scope) : list(source, items, scope);
    }

    private static String cause(Loops.Item item) {
        return item.value().unknown().map(Value.Unknown::after).orElse("where is decided for item " + item.index());
    }

    private static Value list(CompiledVariable.Comprehension source, Loops.Items items, Scope scope) {
        var values = new ArrayList<Value>();
        for (var item : items.picked()) {
            values.add(source.value().evaluate(scope.with(item.name(), item.value())));
        }
        return new Value.Arr(values);
    }

    private static Value map(CompiledVariable.Comprehension source, Loops.Items items, Scope scope) {
        var members = new LinkedHashMap<String, Value>();
        for (var item : items.picked()) {
            var inside = scope.with(item.name(), item.value());
            var key = source.key().orElseThrow().evaluate(inside);
            if (key instanceof Value.Unknown unknown) {
                return unknown;
            }
            if (!(key instanceof Value.Text text)) {
                throw new EvaluationFailed("wrong-value", "a key has to be text, found " + key.kind());
            }
            members.put(text.text(), source.value().evaluate(inside));
        }
        return new Value.Obj(members);
    }
}
