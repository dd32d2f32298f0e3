package io.parry.engine.expression;

import io.parry.engine.value.Value;

/** How large a value may become: text from an event must not fill the memory by way of a playbook's filters. */
final class Limits {
    /** Characters of one text: 1 MiB; no event and no parameter of AWS is longer. */
    static final int TEXT = 1 << 20;

    static final int ITEMS = 100_000;
    /** Digits before or after the point. */
    static final int DIGITS = 1_000;

    private Limits() {}

    /** The value itself. @throws EvaluationFailed when it is too large; says nothing of what it holds */
    static Value checked(Value value) {
        return switch (value) {
            case Value.Text text -> {
                length(text.text().length());
                yield value;
            }
            case Value.Arr arr
            when arr.items().size() > ITEMS ->
                throw new EvaluationFailed("wrong-value", "a list of more than " + ITEMS + " items");
            case Value.Num num
            when num.number().scale() > DIGITS
                    || num.number().precision() - num.number().scale() > DIGITS ->
                throw new EvaluationFailed("wrong-value", "a number of more than " + DIGITS + " digits");
            default -> value;
        };
    }

    /** @throws EvaluationFailed when a text of that length is too long; asked before the text is made */
    static void length(long characters) {
        if (characters > TEXT) {
            throw new EvaluationFailed("wrong-value", "a text of more than " + TEXT + " characters");
        }
    }
}
