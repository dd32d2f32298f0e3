package io.parry.engine.run;

import io.parry.engine.action.Effect;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.expression.Scope;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run has come to where a step of it stands. That something was read or told makes no difference, unless it
 * failed: whether people are told must not hang on whether they were.
 */
final class SoFar {
    private static final String NOTHING = "begun";

    private SoFar() {}

    static String outcome(CompiledPlaybook playbook, Scope scope) {
        var steps = scope.find("steps").orElse(Value.obj());
        return Outcomes.worst(outcomes(playbook.steps(), steps).toList(), NOTHING);
    }

    private static Stream<String> outcomes(List<CompiledStep> steps, Value given) {
        return steps.stream().flatMap(step -> outcomes(step, given));
    }

    private static Stream<String> outcomes(CompiledStep step, Value given) {
        if (step.body() instanceof CompiledStep.Group group) {
            var inner = Stream.concat(group.steps().stream(), group.otherwise().stream())
                    .toList();
            return Stream.concat(outcomes(inner, given), ofTurns(inner, given.at(step.name())));
        }
        return given.at(step.name()).at("outcome") instanceof Value.Text outcome
                        && (Outcomes.isBad(outcome.text()) || changes(step))
                ? Stream.of(outcome.text()).filter(word -> !word.equals("skipped"))
                : Stream.empty();
    }

    /** A loop keeps the steps of its turns to itself. */
    private static Stream<String> ofTurns(List<CompiledStep> inner, Value loop) {
        return loop.at("items") instanceof Value.Arr turns
                ? turns.items().stream().flatMap(turn -> outcomes(inner, turn.at("steps")))
                : Stream.empty();
    }

    private static boolean changes(CompiledStep step) {
        return switch (step.body()) {
            case CompiledStep.Change change -> change.operation().effect() != Effect.NOTIFY;
            case CompiledStep.Named named -> !named.tells();
            case CompiledStep.Modify modify -> true;
            default -> false;
        };
    }
}
