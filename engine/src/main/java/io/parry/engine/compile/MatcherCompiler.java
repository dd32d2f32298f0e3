package io.parry.engine.compile;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.expression.JsonPath;
import io.parry.engine.expression.SyntaxError;
import io.parry.engine.expression.Template;
import io.parry.engine.model.Condition;
import io.parry.engine.model.Matcher;
import io.parry.engine.model.Node;
import io.parry.engine.model.PlaybookReader;
import io.parry.engine.operator.InFile;
import io.parry.engine.operator.Operand;
import io.parry.engine.operator.Operator;
import io.parry.engine.operator.Operators;
import io.parry.engine.operator.Quantifier;
import io.parry.engine.operator.ValueOperator;
import io.parry.engine.operator.ViewOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Matchers and conditions with their paths parsed and their operators found. */
final class MatcherCompiler {
    private final Problems problems;
    private final NameCheck nameCheck;
    private final InFiles files;
    private final Set<String> topVars;

    /** @param topVars names of the playbook's own variables, which no event can fill */
    MatcherCompiler(Problems problems, NameCheck nameCheck, InFiles files, Set<String> topVars) {
        this.topVars = topVars;
        this.problems = problems;
        this.nameCheck = nameCheck;
        this.files = files;
    }

    /** With every problem noted; entries that have one are left out. */
    CompiledMatcher compile(Matcher matcher, Names names) {
        var entries = new ArrayList<CompiledMatcher.Entry>();
        for (var entry : matcher.entries()) {
            entry(entry, names).ifPresent(entries::add);
        }
        return new CompiledMatcher(entries, matcher.location());
    }

    private Optional<CompiledMatcher.Entry> entry(Matcher.Entry entry, Names names) {
        return switch (entry) {
            case Matcher.At at -> at(at, names);
            case Matcher.All all -> Optional.of(new CompiledMatcher.All(each(all.matchers(), names), all.location()));
            case Matcher.Any any -> Optional.of(new CompiledMatcher.Any(each(any.matchers(), names), any.location()));
            case Matcher.Not not -> Optional.of(new CompiledMatcher.Not(compile(not.matcher(), names), not.location()));
        };
    }

    private List<CompiledMatcher> each(List<Matcher> matchers, Names names) {
        return matchers.stream().map(matcher -> compile(matcher, names)).toList();
    }

    private Optional<CompiledMatcher.Entry> at(Matcher.At at, Names names) {
        var path = path(at.path(), names);
        var condition = condition(at.condition(), names);
        return path.isEmpty() || condition.isEmpty()
                ? Optional.empty()
                : Optional.of(new CompiledMatcher.At(
                        at.path(), path.get(), condition.get(), ConditionText.of(at.condition()), at.location()));
    }

    Optional<JsonPath> path(Node.Scalar text, Names names) {
        try {
            var path = JsonPath.parse(text.text());
            nameCheck.check(path, text.at(0, text.text().length()), names);
            return Optional.of(path);
        } catch (SyntaxError error) {
            var problem = Problem.error(
                    ProblemCode.INVALID_PATH, text.at(error.from(), error.to()), String.valueOf(error.getMessage()));
            problems.add(error.hint().map(problem::hint).orElse(problem));
            return Optional.empty();
        }
    }

    Optional<CompiledCondition> condition(Condition condition, Names names) {
        return switch (condition) {
            case Condition.Is is -> template(is.literal(), names).map(CompiledCondition.Is::new);
            case Condition.OneOf oneOf ->
                all(oneOf.conditions(), one -> condition(one, names)).map(CompiledCondition.OneOf::new);
            case Condition.Tests tests ->
                all(tests.tests(), test -> test(test, names))
                        .map(compiled ->
                                compiled.size() == 1 ? compiled.getFirst() : new CompiledCondition.Tests(compiled));
            case Condition.Nested nested ->
                Optional.of(new CompiledCondition.Nested(compile(nested.matcher(), names.testing())));
        };
    }

    private <S> Optional<List<CompiledCondition>> all(
            List<S> sources, Function<S, Optional<CompiledCondition>> compile) {
        var compiled = sources.stream()
                .flatMap(source -> compile.apply(source).stream())
                .toList();
        return compiled.size() == sources.size() ? Optional.of(compiled) : Optional.empty();
    }

    private Optional<CompiledCondition> test(Condition.Test test, Names names) {
        var operator = Operators.find(test.operator().text());
        if (operator.isEmpty()) {
            problems.add(Problem.error(
                            ProblemCode.UNKNOWN_OPERATOR,
                            test.operator().location(),
                            "unknown operator `" + test.operator().text() + "`")
                    .nearest(test.operator().text(), Operators.names()));
            return Optional.empty();
        }
        return test(operator.get(), test.operand(), names);
    }

    private Optional<CompiledCondition> test(Operator operator, Node operand, Names names) {
        return switch (operator) {
            case ViewOperator view ->
                inner(operand, view.takesMatcher(), names).map(inner -> new CompiledCondition.ByView(view, inner));
            case Quantifier quantifier -> quantified(quantifier.spec().name(), operand, operator, names);
            case ValueOperator value ->
                literal(value, operand, names).map(template -> new CompiledCondition.ByValue(value, template));
        };
    }

    private Optional<CompiledCondition> quantified(String name, Node operand, Operator operator, Names names) {
        if (name.equals("exists")) {
            return literal(operator, operand, names).map(CompiledCondition.Exists::new);
        }
        return inner(operand, false, names).map(inner -> switch (name) {
            case "anything-but" -> new CompiledCondition.AnythingBut(inner);
            case "none" -> new CompiledCondition.None(inner);
            default -> new CompiledCondition.Every(inner);
        });
    }

    private Optional<CompiledCondition> inner(Node operand, boolean matcher, Names names) {
        if (matcher) {
            return PlaybookReader.matcher(operand, problems)
                    .map(read -> new CompiledCondition.Nested(compile(read, names.testing())));
        }
        return PlaybookReader.condition(operand, problems).flatMap(read -> condition(read, names));
    }

    private Optional<Template> literal(Operator operator, Node operand, Names names) {
        int before = problems.size();
        var template = template(operand, names);
        if (template.isPresent() && template.get().isLiteral()) {
            operator.check(operand, problems);
        }
        template.ifPresent(compiled -> checkOrigin(operator, operand, compiled));
        if (problems.size() > before) {
            return Optional.empty();
        }
        return operator instanceof InFile && operand instanceof Node.Scalar file
                ? files.list(file, problems).map(Template::literal)
                : template;
    }

    /** A pattern is the author's own, a file's name stands in the playbook: text from an event gets no meaning. */
    private void checkOrigin(Operator operator, Node operand, Template template) {
        var from = operator.spec().operand().from();
        if (from == Operand.From.LITERAL && !template.isLiteral()) {
            problems.add(Problem.error(
                    ProblemCode.WRONG_OPERAND,
                    operand.location(),
                    "`" + operator.spec().name() + "` takes no expression, its operand stands in the playbook"));
        }
        if (from == Operand.From.AUTHOR) {
            template.uses().stream()
                    .filter(use -> !isAuthors(use.path()))
                    .forEach(use -> problems.add(Problem.error(
                                    ProblemCode.WRONG_OPERAND,
                                    use.location(),
                                    "`" + operator.spec().name() + "` takes no pattern from `" + use.path() + "`")
                            .hint("a pattern is the author's own: literal, or from `inputs` or top-level `vars`")));
        }
    }

    /** A trigger's or a step's variable may hold text of an event, a top-level one cannot. */
    boolean isAuthors(JsonPath path) {
        var names = path.leadingNames();
        return path.root().equals("inputs")
                || (path.root().equals("vars") && !names.isEmpty() && topVars.contains(names.getFirst()));
    }

    Optional<Template> template(Node node, Names names) {
        var template = Template.compile(node, problems);
        template.ifPresent(compiled -> nameCheck.check(compiled, names));
        return template;
    }
}
