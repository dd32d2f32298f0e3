package io.parry.engine.match;

import io.parry.engine.compile.CompiledLoop;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.Scope;
import io.parry.engine.expression.Template;
import io.parry.engine.model.Loop;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loops as lists of items: which there are, and which of them {@code where} picks. */
public final class Loops {
    private Loops() {}

    /** @throws EvaluationFailed when the list or a bound cannot be worked out */
    public static Items items(CompiledLoop loop, Scope scope, Instant now) {
        var list = list(loop.list().evaluate(scope));
        if (list instanceof Value.Unknown unknown) {
            return new Items(List.of(), Optional.of(unknown.after()), Optional.empty());
        }
        var items = new ArrayList<Item>();
        for (var value : list.items()) {
            items.add(item(loop, items.size(), value, scope, now));
        }
        var chosen = items.stream().filter(item -> item.picked().holds()).count();
        return new Items(items, Optional.empty(), outOfBounds(loop, chosen, scope));
    }

    private static Item item(CompiledLoop loop, int index, Value value, Scope scope, Instant now) {
        var where = loop.where()
                .map(matcher -> Conditions.trace(matcher, new Subject(value, scope.with(loop.name(), value), now)));
        return new Item(loop.name(), index, value, where);
    }

    private static Value list(Value value) {
        return switch (value) {
            case Value.Arr arr -> arr;
            case Value.Unknown unknown -> unknown;
            case Value.Secret secret
            when secret.plain().get() instanceof Value.Arr arr ->
                new Value.Arr(arr.items().stream()
                        .map(item -> Value.secret(secret.origin(), item))
                        .toList());
            default -> throw new EvaluationFailed("wrong-value", "for_each needs a list, found " + value.kind());
        };
    }

    private static Optional<String> outOfBounds(CompiledLoop loop, long chosen, Scope scope) {
        long least = bound(loop.minItems(), scope, 0);
        long most = bound(loop.maxItems(), scope, Loop.DEFAULT_MAX_ITEMS);
        if (chosen < least) {
            return Optional.of(chosen + " items, at least " + least + " expected (min_items)");
        }
        return chosen > most
                ? Optional.of(chosen + " items, at most " + most + " allowed (max_items)")
                : Optional.empty();
    }

    private static long bound(Optional<Template> bound, Scope scope, long otherwise) {
        if (bound.isEmpty()) {
            return otherwise;
        }
        var value = bound.get().evaluate(scope);
        if (value instanceof Value.Num number) {
            return number.number().longValue();
        }
        throw new EvaluationFailed("wrong-value", "min_items and max_items need a number, found " + value.kind());
    }

    /**
     * A loop's items.
     *
     * @param all every item, whether picked or not
     * @param unknownAfter what has to run before the list is known; empty where it is known
     * @param outOfBounds why there are too few or too many; empty where the number is right
     */
    public record Items(List<Item> all, Optional<String> unknownAfter, Optional<String> outOfBounds) {
        public List<Item> picked() {
            return all.stream().filter(item -> item.picked().holds()).toList();
        }

        /** Items of which it cannot be told whether they are meant. */
        public List<Item> undecided() {
            return all.stream().filter(item -> item.picked().isUnknown()).toList();
        }
    }

    /** @param index of the item in the whole list, from 0 */
    public record Item(String name, int index, Value value, Optional<Trace> where) {
        public Truth picked() {
            return where.map(trace -> trace.truth().settled()).orElse(Truth.TRUE);
        }
    }
}
