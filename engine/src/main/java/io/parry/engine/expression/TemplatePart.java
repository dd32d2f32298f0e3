package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/** A part of a template, as a document has it. */
sealed interface TemplatePart {
    Value evaluate(Scope scope);

    Value evaluateLenient(Scope scope);

    Value evaluateBy(Function<Expression, Value> ask);

    /** No expression in it. */
    record Fixed(Value value) implements TemplatePart {
        @Override
        public Value evaluate(Scope scope) {
            return value;
        }

        @Override
        public Value evaluateLenient(Scope scope) {
            return value;
        }

        @Override
        public Value evaluateBy(Function<Expression, Value> ask) {
            return value;
        }
    }

    /** Exactly one expression. */
    record Whole(Expression expression) implements TemplatePart {
        @Override
        public Value evaluate(Scope scope) {
            return present(expression.evaluate(scope));
        }

        private Value present(Value value) {
            return switch (value) {
                case Value.Missing missing -> throw Printable.nothing("`" + expression + "`");
                case Value.Secret secret -> secret.then(this::present);
                default -> value;
            };
        }

        @Override
        public Value evaluateLenient(Scope scope) {
            return Lenient.text(expression, scope);
        }

        @Override
        public Value evaluateBy(Function<Expression, Value> ask) {
            return present(ask.apply(expression));
        }
    }

    /** TextPieces of text and expressions in turn. */
    record Mixed(List<TextPiece> pieces) implements TemplatePart {
        @Override
        public Value evaluate(Scope scope) {
            var text = new Parts();
            pieces.forEach(piece -> text.add(piece.evaluate(scope)));
            return text.build();
        }

        @Override
        public Value evaluateLenient(Scope scope) {
            var text = new Parts();
            for (var piece : pieces) {
                var value = piece.evaluateLenient(scope);
                text.add(text.fits(value) ? value : Lenient.UNKNOWN);
            }
            return text.build();
        }

        @Override
        public Value evaluateBy(Function<Expression, Value> ask) {
            var text = new Parts();
            pieces.forEach(piece -> text.add(piece.evaluateBy(ask)));
            return text.build();
        }
    }

    record Items(List<TemplatePart> items) implements TemplatePart {
        @Override
        public Value evaluate(Scope scope) {
            return with(item -> item.evaluate(scope));
        }

        @Override
        public Value evaluateLenient(Scope scope) {
            return with(item -> item.evaluateLenient(scope));
        }

        @Override
        public Value evaluateBy(Function<Expression, Value> ask) {
            return with(item -> item.evaluateBy(ask));
        }

        private Value with(Function<TemplatePart, Value> evaluation) {
            return new Value.Arr(items.stream().map(evaluation).toList());
        }
    }

    record Members(SequencedMap<String, TemplatePart> members) implements TemplatePart {
        @Override
        public Value evaluate(Scope scope) {
            return with(member -> member.evaluate(scope));
        }

        @Override
        public Value evaluateLenient(Scope scope) {
            return with(member -> member.evaluateLenient(scope));
        }

        @Override
        public Value evaluateBy(Function<Expression, Value> ask) {
            return with(member -> member.evaluateBy(ask));
        }

        private Value with(Function<TemplatePart, Value> evaluation) {
            var values = new LinkedHashMap<String, Value>();
            members.forEach((name, member) -> values.put(name, evaluation.apply(member)));
            return new Value.Obj(values);
        }
    }
}
