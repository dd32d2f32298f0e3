package io.parry.engine.operator;

import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Conditions without paths deeper than one name: as much of an evaluator as it takes to try operators. */
record Ask(Instant now) {
    /** A condition of selected values; a selected list stands for its elements too. */
    Truth of(Value condition, List<Value> selected) {
        return some(selected.stream().flatMap(Ask::elements), value -> one(condition, value));
    }

    private static Stream<Value> elements(Value value) {
        return value instanceof Value.Arr list
                ? Stream.concat(Stream.of(list), list.items().stream())
                : Stream.of(value);
    }

    private static Truth some(Stream<Value> values, java.util.function.Function<Value, Truth> test) {
        return values.map(test).reduce(Truth.FALSE, Truth::or);
    }

    /** A condition of one value. */
    Truth one(Value condition, Value value) {
        return switch (condition) {
            case Value.Arr list -> some(list.items().stream(), item -> one(item, value));
            case Value.Obj tests ->
                tests.members().entrySet().stream()
                        .map(test -> test(test.getKey(), test.getValue(), value))
                        .reduce(Truth.TRUE, Truth::and);
            default -> Value.same(condition, value);
        };
    }

    private Truth test(String name, Value operand, Value value) {
        if (name.startsWith("$")) {
            var member = name.equals("$") ? value : value.at(name.substring(2));
            return operand.equals(Value.obj("exists", false))
                    ? Truth.of(member.isMissing())
                    : of(operand, member.isMissing() ? List.of() : List.of(member));
        }
        return switch (Operators.find(name).orElseThrow()) {
            case ValueOperator operator ->
                some(
                        elements(value).filter(one -> !(one instanceof Value.Arr)),
                        one -> operator.test(one, operand, now));
            case ViewOperator operator -> seen(operator.view(value), operand);
            case Exists exists -> Truth.of(operand.equals(Value.of(true)));
            case AnythingBut anythingBut -> one(operand, value).not();
            case None none -> of(operand, List.of(value)).not();
            case Every every -> every(operand, value);
        };
    }

    private Truth every(Value operand, Value value) {
        var values = value instanceof Value.Arr list ? list.items() : List.of(value);
        return values.stream().map(item -> one(operand, item)).reduce(Truth.of(!values.isEmpty()), Truth::and);
    }

    private Truth seen(Optional<List<Value>> seen, Value operand) {
        return seen.map(values -> some(values.stream(), one -> one(operand, one)))
                .orElse(Truth.UNFIT);
    }
}
