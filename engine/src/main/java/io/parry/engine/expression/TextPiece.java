package io.parry.engine.expression;

import io.parry.engine.value.Value;

/** A piece of text with expressions in it; each gives text, joined text, a secret text or an unknown. */
sealed interface TextPiece {
    Value evaluate(Scope scope);

    Value evaluateLenient(Scope scope);

    record Plain(Value text) implements TextPiece {
        @Override
        public Value evaluate(Scope scope) {
            return text;
        }

        @Override
        public Value evaluateLenient(Scope scope) {
            return text;
        }
    }

    record Inserted(Expression expression) implements TextPiece {
        @Override
        public Value evaluate(Scope scope) {
            return Printable.of(expression.evaluate(scope), "`" + expression + "`");
        }

        @Override
        public Value evaluateLenient(Scope scope) {
            return Lenient.text(expression, scope);
        }
    }
}
