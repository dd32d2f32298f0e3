package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands between <code>${</code> and <code>}</code>: a path from a scope or a literal, and the filters that its
 * value goes through: {@code event.detail.name | split("/") | last}.
 */
public final class Expression {
    private final String text;
    private final Operand start;
    private final List<Stage> stages;
    private final List<Use> uses;

    Expression(String text, Operand start, List<Stage> stages, List<Use> uses) {
        this.text = text;
        this.start = start;
        this.stages = List.copyOf(stages);
        this.uses = List.copyOf(uses);
    }

    /** A path and where it stands: characters {@code from} to {@code to} (exclusive) of the text that was parsed. */
    public record Use(JsonPath path, int from, int to) {}

    /**
     * The expression that the characters {@code from} to {@code to} (exclusive) are. A path that begins with {@code $}
     * is refused: nothing is under test.
     */
    public static Expression parse(String text, int from, int to) throws SyntaxError {
        return new ExpressionParser(new Cursor(text, from, to), false).parse();
    }

    /** As {@link #parse} where something is under test: {@code $} is what the scope gives for the name {@code $}. */
    public static Expression parseUnderTest(String text, int from, int to) throws SyntaxError {
        return new ExpressionParser(new Cursor(text, from, to), true).parse();
    }

    /**
     * The value; {@link Value#MISSING} where it selects nothing. What is computed from a secret is a secret, from an
     * unknown unknown.
     *
     * @throws EvaluationFailed when a filter or an argument needs a value that is not there or is of another kind, or
     *     the scope knows no such name
     */
    public Value evaluate(Scope scope) {
        var value = start.evaluate(scope);
        for (var stage : stages) {
            value = stage.apply(value, scope);
        }
        return value;
    }

    /** Whether it is a literal, or a path that only names what it gives: no filter, no choice on the way. */
    public boolean isPlain() {
        return stages.isEmpty()
                && (!(start instanceof Operand.Path query)
                        || (query.path().isSingular() && query.path().inner().isEmpty()));
    }

    /** Every path in it, in filters' arguments and after filters too, each followed by the paths inside it. */
    public List<JsonPath> paths() {
        return uses.stream().flatMap(use -> withInner(use.path())).toList();
    }

    /** The path and all paths inside it, at any depth. */
    static Stream<JsonPath> withInner(JsonPath path) {
        return Stream.concat(Stream.of(path), path.inner().stream().flatMap(Expression::withInner));
    }

    /** The paths in it with their places; a path inside a path has the place of the outer one and is not listed. */
    public List<Use> uses() {
        return uses;
    }

    /** As it was written, without blanks around it. */
    @Override
    public String toString() {
        return text;
    }
}
