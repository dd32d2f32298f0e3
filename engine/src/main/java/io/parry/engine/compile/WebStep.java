package io.parry.engine.compile;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.expression.Template;
import io.parry.engine.model.Node;
import io.parry.engine.model.Step;
import java.util.List;

/** The inside of {@code http:GET}. Whom it asks is the author's choice: text of an event never says where to. */
final class WebStep {
    private static final List<String> KEYS = List.of("url", "headers", "insecure");

    private final MatcherCompiler matchers;
    private final Problems problems;

    WebStep(MatcherCompiler matchers, Problems problems) {
        this.matchers = matchers;
        this.problems = problems;
    }

    void check(Step.Act act) {
        if (!(act.with().orElse(null) instanceof Node.Members with)) {
            needsUrl(act);
            return;
        }
        with.members().stream()
                .filter(member -> !KEYS.contains(member.name()))
                .forEach(member -> problems.add(Problem.error(
                                ProblemCode.UNKNOWN_INPUT,
                                member.key().location(),
                                "`http:GET` takes no `" + member.name() + "`")
                        .nearest(member.name(), KEYS)));
        with.get("url").ifPresentOrElse(this::origin, () -> needsUrl(act));
    }

    private void needsUrl(Step.Act act) {
        problems.add(
                Problem.error(ProblemCode.MISSING_INPUT, act.action().location(), "`http:GET` needs `with: {url: …}`"));
    }

    /** What else is wrong with it is told where all of {@code with} is compiled. */
    private void origin(Node url) {
        Template.compile(url, new Problems()).stream()
                .flatMap(template -> template.uses().stream())
                .filter(use -> !matchers.isAuthors(use.path()))
                .forEach(use -> problems.add(Problem.error(
                                ProblemCode.WRONG_VALUE,
                                use.location(),
                                "`url` takes nothing from `" + use.path() + "`")
                        .hint("an address is the author's own: literal, or from `inputs` or top-level `vars`")));
    }
}
