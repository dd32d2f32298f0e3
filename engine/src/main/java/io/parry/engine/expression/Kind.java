package io.parry.engine.expression;

import io.parry.engine.model.Durations;
import io.parry.engine.value.Value;
import java.math.BigDecimal;
import java.util.function.Predicate;

/**
 * What a filter takes, as its input or as an argument.
 *
 * @param phrase for a message: {@code text}, {@code a list}
 */
record Kind(String phrase, Predicate<Value> holds) {
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Limits.TEXT);

    static final Kind ANY = new Kind("a value", value -> true);
    static final Kind TEXT = new Kind("text", Kind::isText);
    static final Kind SEPARATOR = new Kind(
            "text that is not empty", value -> isText(value) && !value.text().isEmpty());
    static final Kind NUMBER = new Kind("a number", Kind::isNumber);
    static final Kind DIVISOR = new Kind(
            "a number other than 0", value -> isNumber(value) && value.number().signum() != 0);
    static final Kind LENGTH = new Kind("a whole number from 0 to 1048576", Kind::isLength);
    static final Kind LIST = new Kind("a list", Kind::isList);
    static final Kind MAP = new Kind("a map", Kind::isMap);
    static final Kind COLLECTION = new Kind("a list or a map", value -> isList(value) || isMap(value));
    static final Kind NAMES = new Kind("a name or a list of names", Kind::isNames);
    static final Kind NUMERAL = new Kind("a number or text that is one", value -> isNumber(value) || isText(value));
    static final Kind SCALAR = new Kind(
            "text, a number, true or false", value -> isText(value) || isNumber(value) || value instanceof Value.Bool);
    static final Kind NUMBERS = new Kind("a number or a list of numbers", Kind::isNumbers);
    static final Kind INSTANT = new Kind("a number or a time", value -> isNumber(value) || isText(value));
    static final Kind SHIFT = new Kind("a number, or a duration such as `90d`", Kind::isShift);

    /** Whether a value that is neither unknown nor secret as a whole is of this kind. */
    boolean fits(Value value) {
        return holds.test(value);
    }

    private static boolean isText(Value value) {
        return value instanceof Value.Text;
    }

    private static boolean isNumber(Value value) {
        return value instanceof Value.Num;
    }

    private static boolean isList(Value value) {
        return value instanceof Value.Arr;
    }

    private static boolean isMap(Value value) {
        return value instanceof Value.Obj;
    }

    private static boolean isNames(Value value) {
        return isText(value) || (isList(value) && value.items().stream().allMatch(Kind::isText));
    }

    private static boolean isNumbers(Value value) {
        return isNumber(value) || (isList(value) && value.items().stream().allMatch(Kind::isNumber));
    }

    private static boolean isShift(Value value) {
        return isNumber(value)
                || (isText(value) && Durations.parse(value.text()).isPresent());
    }

    private static boolean isLength(Value value) {
        return isNumber(value)
                && value.number().signum() >= 0
                && value.number().compareTo(LONGEST) <= 0
                && value.number().stripTrailingZeros().scale() <= 0;
    }
}
