package io.parry.engine.operator;

import io.parry.engine.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a number is compared with: all of it holds. */
record Bounds(List<Bound> bounds) {
    private static final List<String> LOWER = List.of(">", ">=");
    private static final List<String> UPPER = List.of("<", "<=");
    /** YAML that has so many digits is read as text, for it might be an account id. */
    private static final Pattern LONG_NUMBER = Pattern.compile("-?[0-9]{12,40}(\\.[0-9]{1,40})?");

    private record Bound(String comparison, BigDecimal number) {
        boolean holds(BigDecimal value) {
            int order = value.compareTo(number);
            return switch (comparison) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> order == 0;
            };
        }
    }

    /** @param part which of the values is wrong; their count where one is missing */
    record Wrong(int part, String message) {}

    boolean hold(BigDecimal value) {
        return bounds.stream().allMatch(bound -> bound.holds(value));
    }

    /** @throws io.parry.engine.expression.EvaluationFailed when the values are no comparisons */
    static Bounds read(OperatorSpec spec, List<Value> parts) {
        if (wrong(parts).isPresent()) {
            throw Texts.wrong(spec, "a list that is none");
        }
        return of(parts);
    }

    private static Bounds of(List<Value> parts) {
        var bounds = new ArrayList<Bound>();
        for (int i = 0; i < parts.size(); i += 2) {
            bounds.add(
                    new Bound(comparison(parts.get(i)), number(parts.get(i + 1)).orElseThrow()));
        }
        return new Bounds(List.copyOf(bounds));
    }

    /** The first mistake in the values; none when {@link #read} takes them. */
    static Optional<Wrong> wrong(List<Value> parts) {
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (i % 2 == 0 && comparison(part).isEmpty()) {
                return Optional.of(new Wrong(i, "one of `=` `<` `<=` `>` `>=` expected, found " + found(part)));
            }
            if (i % 2 == 1 && number(part).isEmpty()) {
                return Optional.of(new Wrong(i, "a number expected, found " + found(part)));
            }
        }
        if (parts.isEmpty() || parts.size() % 2 == 1) {
            return Optional.of(new Wrong(parts.size(), "a comparison and a number expected, as in `[\"<\", 10]`"));
        }
        return parts.size() == 2 ? Optional.empty() : wrongTogether(parts);
    }

    private static Optional<Wrong> wrongTogether(List<Value> parts) {
        var first = comparison(parts.get(0));
        var second = comparison(parts.get(2));
        boolean pair =
                (LOWER.contains(first) && UPPER.contains(second)) || (UPPER.contains(first) && LOWER.contains(second));
        return pair && parts.size() == 4
                ? Optional.empty()
                : Optional.of(new Wrong(pair ? 4 : 2, "one lower and one upper bound expected"));
    }

    private static String found(Value part) {
        return part instanceof Value.Text text ? "`" + text.text() + "`" : part.kind();
    }

    private static String comparison(Value part) {
        return part instanceof Value.Text text
                        && (text.text().equals("=") || LOWER.contains(text.text()) || UPPER.contains(text.text()))
                ? text.text()
                : "";
    }

    private static Optional<BigDecimal> number(Value part) {
        return switch (part) {
            case Value.Num num -> Optional.of(num.number());
            case Value.Text text
            when LONG_NUMBER.matcher(text.text()).matches() -> Optional.of(new BigDecimal(text.text()));
            default -> Optional.empty();
        };
    }
}
