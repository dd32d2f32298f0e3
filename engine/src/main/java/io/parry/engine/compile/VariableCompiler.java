package io.parry.engine.compile;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.expression.JsonPath;
import io.parry.engine.expression.Template;
import io.parry.engine.model.Loop;
import io.parry.engine.model.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Variables, loops and comprehensions. */
final class VariableCompiler {
    private final MatcherCompiler matchers;
    private final Problems problems;

    VariableCompiler(MatcherCompiler matchers, Problems problems) {
        this.matchers = matchers;
        this.problems = problems;
    }

    /** @param names in which the block's own variables are known already */
    List<CompiledVariable> compile(List<Variable> variables, Names names) {
        var compiled = new ArrayList<CompiledVariable>();
        for (var variable : variables) {
            meaning(variable.meaning(), names)
                    .ifPresent(meaning ->
                            compiled.add(new CompiledVariable(variable.name().text(), meaning)));
        }
        return compiled;
    }

    private Optional<CompiledVariable.Meaning> meaning(Variable.Meaning meaning, Names names) {
        return switch (meaning) {
            case Variable.Plain plain ->
                matchers.template(plain.template(), names).map(CompiledVariable.Plain::new);
            case Variable.Comprehension comprehension -> comprehension(comprehension, names);
        };
    }

    private Optional<CompiledVariable.Meaning> comprehension(Variable.Comprehension source, Names names) {
        var loop = loop(source.loop(), names);
        var inside = names.withRoot(source.loop().name().text());
        var key = source.key().flatMap(node -> matchers.template(node, inside));
        var value = matchers.template(source.value(), inside);
        return loop.isEmpty() || value.isEmpty()
                ? Optional.empty()
                : Optional.of(new CompiledVariable.Comprehension(loop.get(), key, value.get()));
    }

    Optional<CompiledLoop> loop(Loop loop, Names names) {
        var list = matchers.template(loop.list(), names);
        var inside = names.withRoot(loop.name().text()).testing();
        var where = loop.where().map(matcher -> matchers.compile(matcher, inside));
        var min = loop.minItems().flatMap(node -> matchers.template(node, names));
        var max = loop.maxItems().flatMap(node -> matchers.template(node, names));
        return list.map(template -> new CompiledLoop(loop, loop.name().text(), template, where, min, max));
    }

    /** Reports variables that need themselves, by way of one another or of {@code run.account} and the like. */
    void checkCircles(List<Variable> sources, List<CompiledVariable> variables, CompiledPlace place) {
        Map<String, Set<String>> needs = new HashMap<>();
        variables.forEach(variable -> needs.put("vars." + variable.name(), needs(paths(variable))));
        place.account().ifPresent(template -> needs.put("run.account", needs(template.paths().stream())));
        place.region().ifPresent(template -> needs.put("run.region", needs(template.paths().stream())));
        needs.put("run.partition", Set.of("run.region"));
        for (var source : sources) {
            var name = "vars." + source.name().text();
            if (reaches(name, name, needs, new LinkedHashSet<>())) {
                problems.add(Problem.error(
                        ProblemCode.CIRCLE, source.name().location(), "`" + name + "` needs itself to be worked out"));
            }
        }
    }

    private static boolean reaches(String from, String goal, Map<String, Set<String>> needs, Set<String> seen) {
        return needs.getOrDefault(from, Set.of()).stream()
                .anyMatch(next -> next.equals(goal) || (seen.add(next) && reaches(next, goal, needs, seen)));
    }

    private static Set<String> needs(Stream<JsonPath> paths) {
        var needs = new LinkedHashSet<String>();
        paths.flatMap(path -> Stream.concat(Stream.of(path), path.inner().stream()))
                .filter(path -> !path.leadingNames().isEmpty())
                .forEach(path ->
                        needs.add(path.root() + "." + path.leadingNames().getFirst()));
        return needs;
    }

    private static Stream<JsonPath> paths(CompiledVariable variable) {
        return switch (variable.meaning()) {
            case CompiledVariable.Plain plain -> plain.value().paths().stream();
            case CompiledVariable.Comprehension comprehension ->
                Stream.concat(
                        Stream.of(
                                        Optional.of(comprehension.loop().list()),
                                        comprehension.loop().minItems(),
                                        comprehension.loop().maxItems(),
                                        comprehension.key(),
                                        Optional.of(comprehension.value()))
                                .flatMap(Optional::stream)
                                .map(Template::paths)
                                .flatMap(List::stream),
                        comprehension.loop().where().stream()
                                .flatMap(Asked::uses)
                                .map(Template.Use::path));
        };
    }
}
