package io.parry.engine.expression;

import io.parry.engine.value.Value;

/** Values as they stand inside text: numbers in plain decimal digits, as they were written. */
final class Printable {
    private Printable() {}

    /** Whether it has a place in text as far as can be told; a secret is looked at when it is needed. */
    static boolean is(Value value) {
        return !(value instanceof Value.Missing
                || value instanceof Value.Null
                || value instanceof Value.Arr
                || value instanceof Value.Obj);
    }

    /**
     * Text, joined text, a secret text or an unknown.
     *
     * @param what it is, for the message: the author's own text
     * @throws EvaluationFailed when it has no place in text
     */
    static Value of(Value value, String what) {
        return switch (value) {
            case Value.Num num -> Value.of(num.number().toPlainString());
            case Value.Bool bool -> Value.of(String.valueOf(bool.is()));
            case Value.Secret secret -> secret.then(plain -> of(plain, what));
            case Value.Missing missing -> throw nothing(what);
            case Value.Null none -> throw unfit(value, what, "| default(\"\")");
            case Value.Arr arr -> throw unfit(value, what, "| join(\", \")");
            case Value.Obj obj -> throw unfit(value, what, "| to_json");
            case Value.Text text -> value;
            case Value.Joined joined -> value;
            case Value.Unknown unknown -> value;
        };
    }

    static EvaluationFailed nothing(String what) {
        return new EvaluationFailed("missing-value", what + " gives nothing; `| default(…)` would give it a value");
    }

    private static EvaluationFailed unfit(Value value, String what, String remedy) {
        return new EvaluationFailed(
                "wrong-value",
                what + " is " + value.kind() + " and cannot stand in text; `" + remedy + "` makes it text");
    }
}
