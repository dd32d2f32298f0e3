package io.parry.cli.pattern;

import io.parry.engine.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values that are compared as they are. */
final class Exactly {
    /** EventBridge knows numbers up to here, with so many digits behind the point. */
    private static final BigDecimal MOST = new BigDecimal("5e9");

    private static final int DIGITS = 5;

    private Exactly() {}

    /** Equal to the operand, or to one of it where it is a list that an expression gave. */
    static Optional<Leaf> equal(Value operand, boolean literal) {
        return operand instanceof Value.Arr list && !literal ? oneOf(list.items()) : oneOf(List.of(operand));
    }

    /** Empty where one of them is a list or a map. */
    static Optional<Leaf> oneOf(List<Value> values) {
        var alternatives = new ArrayList<Value>();
        for (var value : values) {
            switch (value) {
                case Value.Text text -> alternatives.add(text);
                case Value.Bool flag -> alternatives.add(flag);
                case Value.Null none -> alternatives.add(none);
                case Value.Num num ->
                    alternatives.add(
                            isKnown(num.number())
                                    ? Value.obj("numeric", Value.arr("=", plain(num.number())))
                                    : Value.obj("exists", true));
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(Leaf.of(alternatives));
    }

    /**
     * A text, number, true or false other than these; EventBridge says that of texts only.
     *
     * @param flag whether only true, false and null can stand there
     */
    static Leaf but(List<Value> values, boolean flag) {
        if (flag && values.stream().allMatch(Value.Bool.class::isInstance)) {
            return Leaf.of(flagsBut(values));
        }
        return !values.isEmpty() && values.stream().allMatch(Value.Text.class::isInstance)
                ? Leaf.of(Value.obj("anything-but", values))
                : Leaf.PRESENT;
    }

    private static List<Value> flagsBut(List<Value> values) {
        var others = new ArrayList<>(List.of(Value.NULL, Value.of(true), Value.of(false)));
        others.removeAll(values);
        return others;
    }

    static boolean isKnown(BigDecimal number) {
        return number.abs().compareTo(MOST) <= 0 && number.stripTrailingZeros().scale() <= DIGITS;
    }

    static BigDecimal plain(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
