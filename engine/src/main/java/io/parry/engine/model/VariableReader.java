package io.parry.engine.model;

import io.parry.engine.diagnostic.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The members of {@code vars}. */
final class VariableReader {
    private final Problems problems;
    private final Kinds kinds;

    VariableReader(Problems problems) {
        this.problems = problems;
        this.kinds = new Kinds(problems);
    }

    /** @param outer the names of the loops around */
    Optional<List<Variable>> variables(Node node, Set<String> outer) {
        return kinds.map(node).map(map -> {
            var variables = new ArrayList<Variable>();
            map.members().forEach(member -> variable(member, outer).ifPresent(variables::add));
            return List.copyOf(variables);
        });
    }

    private Optional<Variable> variable(Node.Member member, Set<String> outer) {
        if (!Words.IDENTIFIER.fits(member.name())) {
            problems.add(
                    Words.EXPRESSION_WITHIN.fits(member.name())
                            ? Expected.noExpression(member.key())
                            : Names.invalid(member.key()));
        }
        if (Expected.isNull(member.value())) {
            return kinds.refuse(Expected.noValue(member));
        }
        return meaning(member.value(), outer).map(meaning -> new Variable(member.key(), meaning));
    }

    private Optional<? extends Variable.Meaning> meaning(Node node, Set<String> outer) {
        return node instanceof Node.Members map && map.member("for_each").isPresent()
                ? comprehension(Fields.of(node, Shapes.COMPREHENSION, problems), outer)
                : new TemplateReader(problems).any(node).map(Variable.Plain::new);
    }

    private Optional<Variable.Comprehension> comprehension(Fields fields, Set<String> outer) {
        var templates = new TemplateReader(problems);
        var loop = new LoopReader(problems).loop(fields, outer);
        var key = fields.get("key", kinds::template);
        var value = fields.get("value", templates::any);
        return loop.isPresent() && value.isPresent()
                ? Optional.of(new Variable.Comprehension(loop.get(), key, value.get()))
                : Optional.empty();
    }
}
