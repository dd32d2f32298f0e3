package io.parry.engine.compile;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import io.parry.engine.model.PlaybookReader;
import java.util.Optional;
import java.util.Set;

/** Matchers from nodes, for tests of other rooms. */
public final class Matchers {
    private static final Names NAMES = new Names(
            true,
            Set.of("event", "inputs", "item"),
            Set.of("x", "list", "blocks", "gone"),
            Set.of(),
            Set.of(),
            Set.of());

    private Matchers() {}

    public static CompiledMatcher compile(Node node) {
        var problems = new Problems();
        var compiler =
                new MatcherCompiler(problems, new NameCheck(problems), (operand, found) -> Optional.empty(), Set.of());
        var compiled = PlaybookReader.matcher(node, problems).map(matcher -> compiler.compile(matcher, NAMES));
        if (compiled.isEmpty() || problems.hasErrors()) {
            throw new AssertionError(String.join(
                    "\n", problems.list().stream().map(Problem::toString).toList()));
        }
        return compiled.get();
    }
}
