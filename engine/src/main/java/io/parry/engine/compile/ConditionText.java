package io.parry.engine.compile;

import io.parry.engine.model.Condition;
import io.parry.engine.model.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Conditions and matchers on one line, as an author would write them, for plans and explanations. */
public final class ConditionText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_./*:@-][\\w ./*:@$-]*");

    private ConditionText() {}

    public static String of(Condition condition) {
        return switch (condition) {
            case Condition.Is is ->
                is.literal().isText()
                        ? plain(is.literal().text())
                        : is.literal().value().show();
            case Condition.OneOf oneOf ->
                oneOf.conditions().stream().map(ConditionText::of).collect(Collectors.joining(", ", "[", "]"));
            case Condition.Tests tests ->
                tests.tests().stream()
                        .map(test -> test.operator().text() + ": "
                                + operand(test.operand().value()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Condition.Nested nested -> of(nested.matcher());
        };
    }

    public static String of(Matcher matcher) {
        return matcher.entries().stream().map(ConditionText::entry).collect(Collectors.joining(", ", "{", "}"));
    }

    private static String entry(Matcher.Entry entry) {
        return switch (entry) {
            case Matcher.At at -> at.path().text() + ": " + of(at.condition());
            case Matcher.All all -> "all: " + list(all.matchers());
            case Matcher.Any any -> "any: " + list(any.matchers());
            case Matcher.Not not -> "not: " + of(not.matcher());
        };
    }

    private static String list(java.util.List<Matcher> matchers) {
        return matchers.stream().map(ConditionText::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String operand(io.parry.engine.value.Value operand) {
        return operand instanceof io.parry.engine.value.Value.Text text ? plain(text.text()) : operand.show();
    }

    private static String plain(String text) {
        return PLAIN.matcher(text).matches()
                ? text
                : io.parry.engine.value.Value.of(text).show();
    }
}
