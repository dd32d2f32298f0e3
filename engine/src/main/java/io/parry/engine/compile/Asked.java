package io.parry.engine.compile;

import io.parry.engine.expression.Template;
import java.util.List;
import java.util.stream.Stream;

/** The paths that a matcher asks about or compares with, wherever they stand in it. */
final class Asked {
    private Asked() {}

    static Stream<Template.Use> uses(CompiledMatcher matcher) {
        return matcher.entries().stream().flatMap(Asked::uses);
    }

    private static Stream<Template.Use> uses(CompiledMatcher.Entry entry) {
        return switch (entry) {
            case CompiledMatcher.At at ->
                Stream.concat(
                        Stream.of(new Template.Use(
                                at.path(), at.text().at(0, at.text().text().length()))),
                        uses(at.condition()));
            case CompiledMatcher.All all -> all.matchers().stream().flatMap(Asked::uses);
            case CompiledMatcher.Any any -> any.matchers().stream().flatMap(Asked::uses);
            case CompiledMatcher.Not not -> uses(not.matcher());
        };
    }

    private static Stream<Template.Use> uses(CompiledCondition condition) {
        return switch (condition) {
            case CompiledCondition.Is is -> is.operand().uses().stream();
            case CompiledCondition.OneOf oneOf -> each(oneOf.conditions());
            case CompiledCondition.Tests tests -> each(tests.tests());
            case CompiledCondition.Nested nested -> uses(nested.matcher());
            case CompiledCondition.ByValue byValue -> byValue.operand().uses().stream();
            case CompiledCondition.ByView byView -> uses(byView.inner());
            case CompiledCondition.Exists exists -> exists.operand().uses().stream();
            case CompiledCondition.AnythingBut anythingBut -> uses(anythingBut.inner());
            case CompiledCondition.None none -> uses(none.inner());
            case CompiledCondition.Every every -> uses(every.inner());
        };
    }

    private static Stream<Template.Use> each(List<CompiledCondition> conditions) {
        return conditions.stream().flatMap(Asked::uses);
    }
}
