package io.parry.engine.expression;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Text with <code>${…}</code> in it, or lists and maps that hold such text at any depth. What an expression gives is a
 * value and is never read as a template again.
 */
public final class Template {
    private final TemplatePart part;
    private final List<Use> uses;

    Template(TemplatePart part, List<Use> uses) {
        this.part = part;
        this.uses = List.copyOf(uses);
    }

    /** A path and where it stands. */
    public record Use(JsonPath path, Location location) {}

    /**
     * The template that a node of a document is; empty when it has mistakes, all of which are in {@code problems}. Text
     * that reads as JSON put together from pieces gives a warning besides.
     */
    public static Optional<Template> compile(Node node, Problems problems) {
        return new TemplateCompiler(problems, false).compile(node);
    }

    /** As {@link #compile} where something is under test, which the scope gives for the name {@code $}. */
    public static Optional<Template> compileUnderTest(Node node, Problems problems) {
        return new TemplateCompiler(problems, true).compile(node);
    }

    /** A template that is this value, whatever is written in it. */
    public static Template literal(Value value) {
        return new Template(new TemplatePart.Fixed(value), List.of());
    }

    /**
     * The value. A text that is exactly one <code>${…}</code> keeps its value's type; in any other text values become
     * text, lists and maps JSON, and the whole is {@link Value.Joined} where one of them is secret or unknown. Null is
     * a value like any other; nothing ({@link Value#MISSING}) never is one.
     *
     * @throws EvaluationFailed {@code missing-value} when an expression gives nothing, {@code wrong-value} when null
     *     would stand inside text, or as {@link Expression#evaluate}
     */
    public Value evaluate(Scope scope) {
        return part.evaluate(scope);
    }

    /**
     * As {@link #evaluate}, for a message, which is never lost for want of a value: text that holds an expression
     * always gives text; what is unknown, missing or fails reads {@code (unknown)}, lists and maps are JSON. Secrets
     * stay secret.
     */
    public Value evaluateLenient(Scope scope) {
        return part.evaluateLenient(scope);
    }

    /**
     * As {@link #evaluate}, but what an expression gives is asked of {@code ask}: for whoever wants to know what can be
     * said before there is an event.
     *
     * @throws EvaluationFailed as {@link #evaluate}
     */
    public Value evaluateBy(Function<Expression, Value> ask) {
        return part.evaluateBy(ask);
    }

    /** Every path in it, each followed by the paths inside it. */
    public List<JsonPath> paths() {
        return uses.stream().flatMap(use -> Expression.withInner(use.path())).toList();
    }

    /** The paths in it with their places; a path inside a path has the place of the outer one and is not listed. */
    public List<Use> uses() {
        return uses;
    }

    /** Whether there is no expression in it. */
    public boolean isLiteral() {
        return part instanceof TemplatePart.Fixed;
    }

    /** The expression, when all of it is one <code>${…}</code>. */
    public Optional<Expression> whole() {
        return part instanceof TemplatePart.Whole whole ? Optional.of(whole.expression()) : Optional.empty();
    }
}
