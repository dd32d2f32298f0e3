package io.parry.engine.operator;

import io.parry.engine.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whole numbers, one after another, that an operator sees in a value. They are made when they are looked at, and of
 * thousands only the {@link #telling} ones need to be.
 */
public final class NumberRange extends AbstractList<Value> implements RandomAccess {
    private final int first;
    private final int last;

    /**
     * Both ends are included.
     *
     * @throws IllegalArgumentException when the last comes before the first
     */
    public NumberRange(int first, int last) {
        if (last < first) {
            throw new IllegalArgumentException("the last number comes before the first");
        }
        this.first = first;
        this.last = last;
    }

    /**
     * The numbers that stand for all: some number of the range satisfies a condition exactly when one of these does.
     * For a condition can compare a number only with those that it mentions, so between two of them, and before and
     * behind all of them, its answer stays the same.
     *
     * @param operands all operands of the condition, evaluated, at any depth
     */
    public List<Value> telling(Collection<Value> operands) {
        var ends = Stream.of(first, last).map(BigDecimal::valueOf);
        var around = operands.stream().flatMap(NumberRange::numbers).flatMap(NumberRange::around);
        var telling = new TreeSet<BigDecimal>();
        Stream.concat(ends, around).filter(this::isInside).forEach(telling::add);
        return telling.stream().<Value>map(Value.Num::new).toList();
    }

    private static Stream<BigDecimal> numbers(Value operand) {
        return switch (operand.reveal()) {
            case Value.Num num -> Stream.of(num.number());
            case Value.Arr list -> list.items().stream().flatMap(NumberRange::numbers);
            case Value.Obj map -> map.members().values().stream().flatMap(NumberRange::numbers);
            default -> Stream.empty();
        };
    }

    private static Stream<BigDecimal> around(BigDecimal number) {
        var whole = number.setScale(0, RoundingMode.FLOOR);
        return Stream.of(whole.subtract(BigDecimal.ONE), whole, whole.add(BigDecimal.ONE));
    }

    private boolean isInside(BigDecimal number) {
        return number.compareTo(BigDecimal.valueOf(first)) >= 0 && number.compareTo(BigDecimal.valueOf(last)) <= 0;
    }

    @Override
    public Value get(int index) {
        return Value.of(first + Objects.checkIndex(index, size()));
    }

    @Override
    public int size() {
        return last - first + 1;
    }
}
