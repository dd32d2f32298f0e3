package io.parry.engine.expression;

import io.parry.engine.value.Value;

/** What stands after a {@code |}. */
@FunctionalInterface
interface Stage {
    /** @param input perhaps {@link Value#MISSING} */
    Value apply(Value input, Scope scope);

    /** {@code | .member}: a path that goes on. Into nothing it selects nothing, as any path does. */
    record Suffix(JsonPath path) implements Stage {
        @Override
        public Value apply(Value input, Scope scope) {
            return path.get(input, scope);
        }
    }
}
