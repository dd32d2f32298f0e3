package io.parry.engine.compile;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Matcher;
import io.parry.engine.model.Place;
import io.parry.engine.model.Trigger;
import io.parry.engine.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Triggers: what they match, the variables they set and where their runs act. */
final class TriggerCompiler {
    private final MatcherCompiler matchers;
    private final VariableCompiler variables;
    private final Problems problems;

    TriggerCompiler(MatcherCompiler matchers, VariableCompiler variables, Problems problems) {
        this.matchers = matchers;
        this.variables = variables;
        this.problems = problems;
    }

    CompiledTrigger compile(Trigger trigger, List<Variable> topVars, List<CompiledVariable> top, Names names) {
        var matching = names.withRoot("event").testing();
        var match = matchers.compile(trigger.match(), matching);
        var inRun = names.withRoot("event", "run");
        for (var variable : trigger.vars()) {
            inRun = inRun.withVar(variable.name().text());
        }
        var loopNames = inRun;
        var loop = trigger.loop().flatMap(source -> variables.loop(source, loopNames));
        var inside = trigger.loop()
                .map(source -> loopNames.withRoot(source.name().text()))
                .orElse(loopNames);
        var vars = variables.compile(trigger.vars(), inside);
        var place = place(trigger.as(), inside);
        checkCircles(trigger, topVars, top, vars, place);
        checkAccount(trigger, place);
        return new CompiledTrigger(trigger, trigger.name().text(), match, loop, vars, place);
    }

    CompiledPlace place(Optional<Place> as, Names names) {
        return as.map(place -> new CompiledPlace(
                        place.account().flatMap(node -> matchers.template(node, names)),
                        place.region().flatMap(node -> matchers.template(node, names)),
                        place.role().flatMap(node -> matchers.template(node, names))))
                .orElse(CompiledPlace.NOT_SAID);
    }

    private void checkCircles(
            Trigger trigger,
            List<Variable> topVars,
            List<CompiledVariable> top,
            List<CompiledVariable> vars,
            CompiledPlace place) {
        var all = new ArrayList<>(top);
        all.addAll(vars);
        variables.checkCircles(
                Stream.concat(topVars.stream(), trigger.vars().stream()).toList(), all, place);
    }

    /** An event from the bus says its account and Region, a rotation in its SecretId; any other needs {@code as}. */
    private void checkAccount(Trigger trigger, CompiledPlace place) {
        if (place.account().isEmpty() && !fromTheBus(trigger.match()) && !isRotation(trigger.match())) {
            problems.add(Problem.error(
                            ProblemCode.NO_ACCOUNT,
                            trigger.name().location(),
                            "trigger `" + trigger.name().text() + "` does not say in which account and Region to act")
                    .hint("match `$.source` for events from EventBridge, or add `as: {account: …, region: …}`"));
        }
    }

    private static boolean fromTheBus(Matcher match) {
        return paths(match)
                .anyMatch(path -> path.equals("$.source")
                        || path.equals("$.detail-type")
                        || path.equals("$.account")
                        || path.startsWith("$.detail."));
    }

    private static boolean isRotation(Matcher match) {
        return paths(match).anyMatch(path -> path.equals("$.SecretId"));
    }

    private static Stream<String> paths(Matcher match) {
        return match.entries().stream().flatMap(entry -> switch (entry) {
            case Matcher.At at -> Stream.of(at.path().text());
            case Matcher.All all -> all.matchers().stream().flatMap(TriggerCompiler::paths);
            case Matcher.Any any -> any.matchers().stream().flatMap(TriggerCompiler::paths);
            case Matcher.Not not -> Stream.empty();
        });
    }
}
