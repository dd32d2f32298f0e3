package io.parry.engine.expression;

import io.parry.engine.value.Value;

/** What an expression begins with and what a filter takes: a literal, or a path from a scope. */
sealed interface Operand {
    /** As it was written. */
    String text();

    Value evaluate(Scope scope);

    record Literal(String text, Value value) implements Operand {
        @Override
        public Value evaluate(Scope scope) {
            return value;
        }
    }

    record Path(String text, JsonPath path) implements Operand {
        @Override
        public Value evaluate(Scope scope) {
            return path.get(path.root().equals("$") ? tested(scope) : Value.MISSING, scope);
        }

        private Value tested(Scope scope) {
            return scope.find("$")
                    .orElseThrow(() -> new EvaluationFailed(
                            "missing-value", "`$` of `" + text + "` is nothing here: nothing is under test"));
        }
    }
}
