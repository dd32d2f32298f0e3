package io.parry.cli.pattern;

import io.parry.engine.compile.CompiledCondition;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Conditions in EventBridge's words, exactly or wider; empty where it has none, which lets everything through.
 *
 * <p>Our conditions speak of whatever JSON stands there, EventBridge's of texts, numbers, true, false and null only,
 * and of those in lists as well. So a condition that a list or a map can satisfy has no words, unless it is known that
 * there is none.
 */
final class Said {
    private final Operands operands;
    private final KnownShapes shapes;

    Said(Operands operands, KnownShapes shapes) {
        this.operands = operands;
        this.shapes = shapes;
    }

    Optional<Leaf> holds(CompiledCondition condition, Place place) {
        return switch (condition) {
            case CompiledCondition.Is is ->
                operands.of(is.operand())
                        .flatMap(operand -> Exactly.equal(operand, is.operand().isLiteral()));
            case CompiledCondition.OneOf oneOf -> any(oneOf.conditions(), place);
            case CompiledCondition.Tests tests -> best(tests.tests(), place);
            case CompiledCondition.ByValue test -> test(test, place);
            case CompiledCondition.Exists exists -> exists(exists, place, false);
            case CompiledCondition.AnythingBut but ->
                shapes.isScalar(place) ? Optional.of(but(but.inner(), place)) : Optional.empty();
            case CompiledCondition.None none -> fails(none.inner(), place);
            case CompiledCondition.Every every -> holds(every.inner(), place);
            case CompiledCondition.Nested nested -> Optional.empty();
            case CompiledCondition.ByView view -> Optional.empty();
        };
    }

    /** That no value there satisfies it, or that there is none. */
    Optional<Leaf> fails(CompiledCondition condition, Place place) {
        if (condition instanceof CompiledCondition.Exists exists) {
            return exists(exists, place, true);
        }
        return shapes.isScalar(place) && shapes.isAbsentAlike(place) && !speaksOfAll(condition)
                ? Optional.of(but(condition, place).or(Leaf.ABSENT))
                : Optional.empty();
    }

    private static boolean speaksOfAll(CompiledCondition condition) {
        return switch (condition) {
            case CompiledCondition.None none -> true;
            case CompiledCondition.Every every -> true;
            case CompiledCondition.Exists exists -> true;
            case CompiledCondition.OneOf oneOf -> oneOf.conditions().stream().anyMatch(Said::speaksOfAll);
            case CompiledCondition.Tests tests -> tests.tests().stream().anyMatch(Said::speaksOfAll);
            default -> false;
        };
    }

    private Optional<Leaf> exists(CompiledCondition.Exists exists, Place place, boolean negated) {
        var operand = operands.of(exists.operand()).filter(Value.Bool.class::isInstance);
        if (operand.isEmpty()) {
            return Optional.empty();
        }
        boolean there = operand.get().equals(Value.of(true)) != negated;
        return there
                ? Optional.of(Leaf.PRESENT).filter(leaf -> shapes.isScalar(place))
                : Optional.of(Leaf.ABSENT).filter(leaf -> shapes.isAbsentAlike(place));
    }

    /** A known text or number that does not satisfy it. */
    private Leaf but(CompiledCondition condition, Place place) {
        var values = listed(condition);
        return values.isEmpty() ? Leaf.PRESENT : Exactly.but(values.get(), shapes.isFlag(place));
    }

    /** The values that satisfy it, where they can be counted. */
    private Optional<List<Value>> listed(CompiledCondition condition) {
        return switch (condition) {
            case CompiledCondition.Is is ->
                operands.of(is.operand())
                        .map(value ->
                                value instanceof Value.Arr list && !is.operand().isLiteral()
                                        ? list.items()
                                        : List.of(value));
            case CompiledCondition.OneOf oneOf -> {
                var all = new ArrayList<Value>();
                for (var one : oneOf.conditions()) {
                    var values = listed(one);
                    if (values.isEmpty()) {
                        yield Optional.empty();
                    }
                    all.addAll(values.get());
                }
                yield Optional.of(all);
            }
            default -> Optional.empty();
        };
    }

    private Optional<Leaf> any(List<CompiledCondition> conditions, Place place) {
        Optional<Leaf> any = Optional.of(Leaf.of());
        for (var one : conditions) {
            var leaf = holds(one, place);
            any = any.flatMap(so -> leaf.map(so::or));
        }
        return any;
    }

    /** A pattern asks one thing of a field: of several the one that lets the least through. */
    private Optional<Leaf> best(List<CompiledCondition> tests, Place place) {
        return tests.stream().flatMap(test -> holds(test, place).stream()).min(Comparator.comparingInt(Leaf::rank));
    }

    private Optional<Leaf> test(CompiledCondition.ByValue test, Place place) {
        var words = Words.of(test.operator().spec().name());
        return words.flatMap(known -> operands.of(test.operand())
                .map(operand -> known.say(operand, shapes.isNumber(place)))
                .or(() -> Optional.of(Leaf.PRESENT)));
    }
}
