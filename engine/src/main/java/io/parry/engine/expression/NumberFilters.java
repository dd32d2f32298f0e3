package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/** Exact decimal numbers, and times: what is added to a text is a duration. Text is never a number by itself. */
final class NumberFilters {
    private static final String PAIR =
            "{\"vars\": {\"n\": 7, \"list\": [3, 9]}, \"run\": {\"time\": \"2026-06-01T00:00:00Z\"}}";
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,1000}(\\.[0-9]{1,1000})?");

    static final List<Filter> ALL = List.of(
            Filter.named("number", Kind.NUMERAL, "the number that a text is, in plain decimal digits")
                    .example("vars.port | number", "{\"vars\": {\"port\": \"443\"}}", "443")
                    .wholly((value, none) -> number(value)),
            Filter.named("text", Kind.SCALAR, "a number, true or false as text; a number without an exponent")
                    .example("vars.n | text", PAIR, "\"7\"")
                    .wholly((value, none) -> Printable.of(value, "the input of `text`")),
            Filter.named("times", Kind.NUMBER, "the product")
                    .takes("number", Kind.NUMBER)
                    .example("vars.n | times(2)", PAIR, "14")
                    .wholly((value, arguments) -> calculated(value, arguments, BigDecimal::multiply)),
            Filter.named("plus", Kind.INSTANT, "the sum; of an ISO 8601 time and a duration the later time, in UTC")
                    .takes("amount", Kind.SHIFT)
                    .example("run.time | plus(\"36h\")", PAIR, "\"2026-06-02T12:00:00Z\"")
                    .wholly((value, arguments) -> value instanceof Value.Num
                            ? calculated(value, arguments, BigDecimal::add)
                            : TimeShift.of(value, arguments.getFirst(), 1)),
            Filter.named(
                            "minus",
                            Kind.INSTANT,
                            "the difference; of an ISO 8601 time and a duration the earlier time, in UTC")
                    .takes("amount", Kind.SHIFT)
                    .example("run.time | minus(\"90d\")", PAIR, "\"2026-03-03T00:00:00Z\"")
                    .wholly((value, arguments) -> value instanceof Value.Num
                            ? calculated(value, arguments, BigDecimal::subtract)
                            : TimeShift.of(value, arguments.getFirst(), -1)),
            Filter.named("divide", Kind.NUMBER, "the quotient, to 34 digits where it does not end")
                    .takes("number", Kind.DIVISOR)
                    .example("vars.n | divide(2)", PAIR, "3.5")
                    .wholly((value, arguments) -> calculated(value, arguments, NumberFilters::quotient)),
            Filter.named(
                            "min",
                            Kind.NUMBERS,
                            "the least of a number or a list and of the others; nothing where there is none")
                    .takesAny("number", Kind.NUMBER)
                    .example("vars.n | min(5)", PAIR, "5")
                    .wholly((value, arguments) -> chosen(value, arguments, BigDecimal::min)),
            Filter.named(
                            "max",
                            Kind.NUMBERS,
                            "the greatest of a number or a list and of the others; nothing where there is none")
                    .takesAny("number", Kind.NUMBER)
                    .example("vars.list | max", PAIR, "9")
                    .wholly((value, arguments) -> chosen(value, arguments, BigDecimal::max)));

    private NumberFilters() {}

    private static Value number(Value value) throws Misfit {
        if (value instanceof Value.Num) {
            return value;
        }
        if (!DIGITS.matcher(value.text()).matches()) {
            throw new Misfit(0, "text that is a number in plain decimal digits", value);
        }
        return new Value.Num(new BigDecimal(value.text()));
    }

    private static Value calculated(Value value, List<Value> arguments, BinaryOperator<BigDecimal> operation)
            throws Misfit {
        var other = arguments.getFirst();
        if (!(other instanceof Value.Num)) {
            throw new Misfit(1, Kind.NUMBER.phrase(), other);
        }
        return new Value.Num(operation.apply(value.number(), other.number()));
    }

    /** Exact where it ends within 34 digits, and then without noughts at its end. */
    private static BigDecimal quotient(BigDecimal number, BigDecimal divisor) {
        var quotient = number.divide(divisor, MathContext.DECIMAL128).stripTrailingZeros();
        return quotient.scale() < 0 ? quotient.setScale(0) : quotient;
    }

    private static Value chosen(Value value, List<Value> arguments, BinaryOperator<BigDecimal> better) {
        var all = new ArrayList<>(value instanceof Value.Num ? List.of(value) : value.items());
        all.addAll(arguments);
        return all.stream()
                .map(Value::number)
                .reduce(better)
                .<Value>map(Value.Num::new)
                .orElse(Value.MISSING);
    }
}
