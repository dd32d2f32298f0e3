package io.parry.engine.expression;

import static java.util.Objects.requireNonNull;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Node to template; goes on after a mistake, so that an author sees all of them at once. */
final class TemplateCompiler {
    private final Problems problems;
    private final boolean underTest;
    private final List<Template.Use> uses = new ArrayList<>();
    private boolean failed;

    TemplateCompiler(Problems problems, boolean underTest) {
        this.problems = problems;
        this.underTest = underTest;
    }

    Optional<Template> compile(Node node) {
        var part = part(node);
        return failed ? Optional.empty() : Optional.of(new Template(part, uses));
    }

    private TemplatePart part(Node node) {
        return switch (node) {
            case Node.Scalar scalar when scalar.isText() -> new TemplateText(scalar, this).compile();
            case Node.Scalar scalar -> new TemplatePart.Fixed(scalar.value());
            case Node.Items items -> items(items);
            case Node.Members members -> members(members);
        };
    }

    private TemplatePart items(Node.Items items) {
        var parts = items.items().stream().map(this::part).toList();
        return simplified(new TemplatePart.Items(parts), parts);
    }

    private TemplatePart members(Node.Members members) {
        var parts = new LinkedHashMap<String, TemplatePart>();
        for (var member : members.members()) {
            refuseExpression(member.key());
            parts.put(member.name(), part(member.value()));
        }
        return simplified(new TemplatePart.Members(parts), parts.values());
    }

    private static TemplatePart simplified(TemplatePart whole, Collection<TemplatePart> parts) {
        return parts.stream().allMatch(part -> part instanceof TemplatePart.Fixed)
                ? new TemplatePart.Fixed(whole.evaluate(Scope.EMPTY))
                : whole;
    }

    private void refuseExpression(Node.Scalar key) {
        int at = key.text().indexOf("${");
        if (at >= 0) {
            report(Problem.error(
                            ProblemCode.KEY_IS_EXPRESSION,
                            key.at(at, key.text().length()),
                            "keys are never expressions, found `" + key.text() + "`")
                    .hint("to make a map with computed names write `for_each:`, `key:` and `value:` under `vars`"));
        }
    }

    /** The expression at those characters; empty after a mistake, which has been reported. */
    Optional<Expression> expression(Node.Scalar scalar, int from, int to) {
        try {
            var expression = underTest
                    ? Expression.parseUnderTest(scalar.text(), from, to)
                    : Expression.parse(scalar.text(), from, to);
            expression.uses().forEach(use -> uses.add(new Template.Use(use.path(), scalar.at(use.from(), use.to()))));
            return Optional.of(expression);
        } catch (SyntaxError bad) {
            report(scalar, bad);
            return Optional.empty();
        }
    }

    void report(Node.Scalar scalar, SyntaxError bad) {
        var problem = Problem.error(bad.code(), scalar.at(bad.from(), bad.to()), requireNonNull(bad.getMessage()));
        report(bad.hint().map(problem::hint).orElse(problem));
    }

    void report(Problem problem) {
        problems.add(problem);
        failed |= problem.isError();
    }
}
