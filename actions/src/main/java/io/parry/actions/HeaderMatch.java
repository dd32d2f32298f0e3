package io.parry.actions;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The statement of a rule that looks at one header: the exact value, or one of several (<a
 * href="https://docs.aws.amazon.com/waf/latest/APIReference/API_OrStatement.html">an OrStatement holds two or
 * more</a>); or the inverse, for a rule that blocks the rest.
 *
 * @param header in lower case
 * @param inverse whether it is true of requests without one of the values
 */
record HeaderMatch(String header, AcceptedValues values, boolean inverse) {
    private static final Value AS_IT_IS = Value.arr(Value.obj("Priority", 0, "Type", "NONE"));

    HeaderMatch {
        header = header.toLowerCase(Locale.ROOT);
    }

    /** Empty where the statement is of any other kind. */
    static Optional<HeaderMatch> of(Value statement) {
        var inner = statement.at("NotStatement").at("Statement");
        boolean inverse = inner.exists();
        var accepting = inverse ? inner : statement;
        var several = accepting.at("OrStatement").at("Statements");
        var matches = several instanceof Value.Arr arr ? arr.items() : List.of(accepting);
        return of(matches, inverse);
    }

    private static Optional<HeaderMatch> of(List<Value> matches, boolean inverse) {
        var values = new ArrayList<Value>();
        var header = Optional.<String>empty();
        for (var match : matches) {
            var named = headerOf(match);
            if (named.isEmpty() || !header.orElse(named.get()).equals(named.get())) {
                return Optional.empty();
            }
            header = named;
            values.add(match.at("ByteMatchStatement").at("SearchString"));
        }
        return header.map(name -> new HeaderMatch(name, AcceptedValues.of(new Value.Arr(values)), inverse));
    }

    private static Optional<String> headerOf(Value statement) {
        var match = statement.at("ByteMatchStatement");
        return isExact(match) && match.at("FieldToMatch").at("SingleHeader").at("Name") instanceof Value.Text name
                ? Optional.of(name.text().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static boolean isExact(Value match) {
        return match.at("PositionalConstraint").equals(Value.of("EXACTLY"))
                && match.at("TextTransformations").items().stream()
                        .allMatch(step -> step.at("Type").equals(Value.of("NONE")));
    }

    HeaderMatch accepting(AcceptedValues others) {
        return new HeaderMatch(header, others, inverse);
    }

    Value statement() {
        var matches = values.values().stream().map(this::match).toList();
        var accepting = matches.size() == 1
                ? matches.getFirst()
                : Value.obj("OrStatement", Value.obj("Statements", new Value.Arr(matches)));
        return inverse ? Value.obj("NotStatement", Value.obj("Statement", accepting)) : accepting;
    }

    private Value match(Value value) {
        return Value.obj(
                "ByteMatchStatement",
                Value.obj(
                        "SearchString",
                        value,
                        "FieldToMatch",
                        Value.obj("SingleHeader", Value.obj("Name", header)),
                        "TextTransformations",
                        AS_IT_IS,
                        "PositionalConstraint",
                        "EXACTLY"));
    }
}
