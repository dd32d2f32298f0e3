package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.function.Function;

/** A piece of text with expressions in it; each gives text, joined text, a secret text or an unknown. */
sealed interface TextPiece {
    Value evaluate(Scope scope);

    Value evaluateLenient(Scope scope);

    Value evaluateBy(Function<Expression, Value> ask);

    record Plain(Value text) implements TextPiece {
        @Override
        public Value evaluate(Scope scope) {
            return text;
        }

        @Override
        public Value evaluateLenient(Scope scope) {
            return text;
        }

        @Override
        public Value evaluateBy(Function<Expression, Value> ask) {
            return text;
        }
    }

    record Inserted(Expression expression) implements TextPiece {
        @Override
        public Value evaluate(Scope scope) {
            return printed(expression.evaluate(scope));
        }

        /** Lists and maps stand in text as JSON. */
        private Value printed(Value value) {
            return switch (value) {
                case Value.Arr arr -> JsonText.of(arr);
                case Value.Obj obj -> JsonText.of(obj);
                case Value.Secret secret -> secret.then(this::printed);
                default -> Printable.of(value, "`" + expression + "`");
            };
        }

        @Override
        public Value evaluateLenient(Scope scope) {
            return Lenient.text(expression, scope);
        }

        @Override
        public Value evaluateBy(Function<Expression, Value> ask) {
            return printed(ask.apply(expression));
        }
    }
}
