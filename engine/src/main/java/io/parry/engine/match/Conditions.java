package io.parry.engine.match;

import io.parry.engine.compile.CompiledCondition;
import io.parry.engine.compile.CompiledMatcher;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.Template;
import io.parry.engine.operator.NumberRange;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Whether matchers and conditions hold. Kleene's logic throughout: what cannot be told is unknown, never false, and the
 * place that asked decides what unknown means there.
 */
public final class Conditions {
    private Conditions() {}

    public static Truth test(CompiledMatcher matcher, Subject subject) {
        return trace(matcher, subject).truth();
    }

    /** The answer with every entry's own answer and the values it was given by. */
    public static Trace trace(CompiledMatcher matcher, Subject subject) {
        var lines =
                matcher.entries().stream().map(entry -> line(entry, subject)).toList();
        return new Trace(all(lines, Trace.Line::truth), lines);
    }

    private static Trace.Line line(CompiledMatcher.Entry entry, Subject subject) {
        return switch (entry) {
            case CompiledMatcher.At at -> at(at, subject);
            case CompiledMatcher.All all -> {
                var inner = traces(all.matchers(), subject);
                yield new Trace.Line(entry, all(inner, Trace::truth), List.of(), "", inner);
            }
            case CompiledMatcher.Any any -> {
                var inner = traces(any.matchers(), subject);
                yield new Trace.Line(entry, any(inner, Trace::truth), List.of(), "", inner);
            }
            case CompiledMatcher.Not not -> {
                var inner = trace(not.matcher(), subject);
                yield new Trace.Line(entry, inner.truth().not(), List.of(), "", List.of(inner));
            }
        };
    }

    private static List<Trace> traces(List<CompiledMatcher> matchers, Subject subject) {
        return matchers.stream().map(matcher -> trace(matcher, subject)).toList();
    }

    private static Trace.Line at(CompiledMatcher.At at, Subject subject) {
        List<Value> found = List.of();
        try {
            found = subject.select(at.path());
            return new Trace.Line(at, holds(at.condition(), found, subject), found, "", List.of());
        } catch (EvaluationFailed failed) {
            return new Trace.Line(at, Truth.UNKNOWN, found, String.valueOf(failed.getMessage()), List.of());
        }
    }

    /** @param selected what a path has selected, arrays whole */
    private static Truth holds(CompiledCondition condition, List<Value> selected, Subject subject) {
        return switch (condition) {
            case CompiledCondition.OneOf oneOf -> any(oneOf.conditions(), one -> holds(one, selected, subject));
            case CompiledCondition.Exists exists -> exists(exists, selected, subject);
            case CompiledCondition.None none ->
                any(elements(selected), value -> one(none.inner(), value, subject))
                        .not();
            case CompiledCondition.Every every ->
                elements(selected).isEmpty()
                        ? Truth.FALSE
                        : all(elements(selected), value -> one(every.inner(), value, subject));
            case CompiledCondition.Tests tests -> tests(tests.tests(), selected, subject);
            default -> any(candidates(condition, selected), value -> one(condition, value, subject));
        };
    }

    /** All tests for the same value; those that speak of all values together are asked once. */
    private static Truth tests(List<CompiledCondition> tests, List<Value> selected, Subject subject) {
        var together = tests.stream().filter(Conditions::speaksOfAll).toList();
        var single = tests.stream().filter(test -> !speaksOfAll(test)).toList();
        var overall = all(together, test -> holds(test, selected, subject));
        if (single.isEmpty()) {
            return overall;
        }
        var values = single.stream().allMatch(test -> test instanceof CompiledCondition.ByView)
                ? candidates(single.getFirst(), selected)
                : elements(selected);
        return overall.and(any(values, value -> all(single, test -> one(test, value, subject))));
    }

    private static boolean speaksOfAll(CompiledCondition condition) {
        return condition instanceof CompiledCondition.Exists
                || condition instanceof CompiledCondition.None
                || condition instanceof CompiledCondition.Every;
    }

    /** The condition for one value. */
    private static Truth one(CompiledCondition condition, Value value, Subject subject) {
        return switch (condition) {
            case CompiledCondition.Is is -> equal(value, is.operand(), subject);
            case CompiledCondition.ByValue byValue ->
                byValue.operator().test(value, operand(byValue.operand(), subject), subject.now());
            case CompiledCondition.ByView byView ->
                byView.operator()
                        .view(value)
                        .map(seen -> any(telling(byView, seen, subject), one -> seen(byView, one, subject)))
                        .orElse(Truth.UNFIT);
            case CompiledCondition.Nested nested ->
                value instanceof Value.Unknown ? Truth.UNKNOWN : test(nested.matcher(), subject.about(value));
            case CompiledCondition.AnythingBut anythingBut ->
                one(anythingBut.inner(), value, subject).not();
            default -> holds(condition, List.of(value), subject);
        };
    }

    /** Of a range of numbers only those need be asked that the operands tell apart. */
    private static List<Value> telling(CompiledCondition.ByView view, List<Value> seen, Subject subject) {
        return seen instanceof NumberRange range ? range.telling(operands(view.inner(), subject)) : seen;
    }

    private static List<Value> operands(CompiledCondition condition, Subject subject) {
        return switch (condition) {
            case CompiledCondition.Is is -> List.of(operand(is.operand(), subject));
            case CompiledCondition.ByValue byValue -> List.of(operand(byValue.operand(), subject));
            case CompiledCondition.OneOf oneOf -> operands(oneOf.conditions(), subject);
            case CompiledCondition.Tests tests -> operands(tests.tests(), subject);
            case CompiledCondition.AnythingBut anythingBut -> operands(anythingBut.inner(), subject);
            case CompiledCondition.None none -> operands(none.inner(), subject);
            case CompiledCondition.Every every -> operands(every.inner(), subject);
            case CompiledCondition.ByView inner -> operands(inner.inner(), subject);
            default -> List.of();
        };
    }

    private static List<Value> operands(List<CompiledCondition> conditions, Subject subject) {
        return conditions.stream()
                .flatMap(condition -> operands(condition, subject).stream())
                .toList();
    }

    /** What an operator sees is one value, an array too: {@code $} is what the JSON says. */
    private static Truth seen(CompiledCondition.ByView view, Value seen, Subject subject) {
        return view.inner() instanceof CompiledCondition.Nested nested
                ? seen instanceof Value.Unknown ? Truth.UNKNOWN : test(nested.matcher(), subject.about(seen))
                : one(view.inner(), seen, subject);
    }

    private static Truth equal(Value value, Template template, Subject subject) {
        var operand = operand(template, subject);
        return !template.isLiteral() && operand instanceof Value.Arr list
                ? any(list.items(), item -> Value.same(value, item))
                : Value.same(value, operand);
    }

    private static Truth exists(CompiledCondition.Exists exists, List<Value> selected, Subject subject) {
        var there = selected.stream().anyMatch(value -> !(value instanceof Value.Unknown))
                ? Truth.TRUE
                : selected.isEmpty() ? Truth.FALSE : Truth.UNKNOWN;
        return known(
                operand(exists.operand(), subject), operand -> operand.equals(Value.of(true)) ? there : there.not());
    }

    private static Value operand(Template template, Subject subject) {
        return template.evaluate(subject.scope());
    }

    private static Truth known(Value operand, Function<Value, Truth> ask) {
        return operand.unknown().isPresent() ? Truth.UNKNOWN : ask.apply(operand.reveal());
    }

    /** The elements of arrays in place of the arrays. */
    private static List<Value> elements(List<Value> selected) {
        if (selected.stream().noneMatch(Conditions::isList)) {
            return selected;
        }
        var elements = new ArrayList<Value>();
        selected.forEach(value -> elements.addAll(isList(value) ? items(value) : List.of(value)));
        return elements;
    }

    /** As {@link #elements}; an operator that looks into a value is shown an array as a whole too. */
    private static List<Value> candidates(CompiledCondition condition, List<Value> selected) {
        if (!(condition instanceof CompiledCondition.ByView)) {
            return elements(selected);
        }
        var both = new ArrayList<>(elements(selected));
        selected.stream().filter(Conditions::isList).forEach(both::add);
        return both;
    }

    private static boolean isList(Value value) {
        return value instanceof Value.Arr
                || (value instanceof Value.Secret secret && secret.plain().get() instanceof Value.Arr);
    }

    private static List<Value> items(Value list) {
        return list instanceof Value.Secret secret
                ? secret.plain().get().items().stream()
                        .map(item -> Value.secret(secret.origin(), item))
                        .toList()
                : list.items();
    }

    private static <T> Truth all(List<T> things, Function<T, Truth> ask) {
        return things.stream().map(ask).reduce(Truth.TRUE, Truth::and);
    }

    private static <T> Truth any(List<T> things, Function<T, Truth> ask) {
        return things.stream().map(ask).reduce(Truth.FALSE, Truth::or);
    }
}
