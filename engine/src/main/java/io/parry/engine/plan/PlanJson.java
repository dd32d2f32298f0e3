package io.parry.engine.plan;

import io.parry.engine.action.Call;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.match.Loops;
import io.parry.engine.match.Match;
import io.parry.engine.match.Trace;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Locale;

/**
 * A plan as JSON; schemas/output/plan.schema.json describes it. Secrets are masked, unknowns say what they wait for.
 */
public final class PlanJson {
    private PlanJson() {}

    public static Value of(PlaybookPlan plan) {
        var steps = new java.util.ArrayList<Value>();
        plan.steps().forEach(step -> steps.add(step(step).with("finally", false)));
        plan.finals().forEach(step -> steps.add(step(step).with("finally", true)));
        var match = plan.match();
        return Value.obj(
                "format_version", 1,
                "playbook", match.playbook().id(),
                "version", match.playbook().version(),
                "trigger", match.trigger().name(),
                "event", match.event().id(),
                "item", match.item().map(PlanJson::item).orElse(Value.NULL),
                "mode", plan.mode().word(),
                "because", new Value.Arr(because(match).map(PlanJson::line).toList()),
                "blocked", plan.blocked().map(PlanJson::blocked).orElse(Value.NULL),
                "held_back", plan.heldBack().map(PlanJson::blocked).orElse(Value.NULL),
                "error", plan.failure().map(PlanJson::error).orElse(Value.NULL),
                "steps", new Value.Arr(steps));
    }

    static java.util.stream.Stream<Trace.Line> because(Match match) {
        return java.util.stream.Stream.concat(
                match.trace().match().lines().stream(),
                match.item().flatMap(Loops.Item::where).stream().flatMap(where -> where.lines().stream()));
    }

    private static Value line(Trace.Line line) {
        return Value.obj(
                "condition", Lines.asked(line.entry()),
                "found", new Value.Arr(line.found().stream().map(Value::redact).toList()),
                "line", line.entry().location().line());
    }

    private static Value blocked(PlaybookPlan.Blocked by) {
        return Value.obj("guard", by.guard(), "why", by.why());
    }

    private static Value item(Loops.Item item) {
        return Value.obj("name", item.name(), "index", item.index());
    }

    private static Value error(PlannedStep.Problem problem) {
        return Value.obj("code", problem.code(), "message", problem.message());
    }

    private static Value step(PlannedStep step) {
        var json = Value.obj(
                "id", step.step().name(),
                "action", step.step().actionName(),
                "verdict", step.verdict().word(),
                "why", step.why().isEmpty() ? Value.NULL : Value.of(step.why()),
                "error", step.error().map(PlanJson::error).orElse(Value.NULL),
                "calls", calls(step.calls()),
                "then", calls(step.later()),
                "at_most",
                        new Value.Arr(step.atMost().stream()
                                .map(Operation::toString)
                                .map(Value::of)
                                .toList()),
                "approval", step.needsApproval());
        if (!step.turns().isEmpty()) {
            json = json.with(
                    "items",
                    new Value.Arr(step.turns().stream().map(PlanJson::turn).toList()));
        }
        return step.inner().isEmpty()
                ? json
                : json.with(
                        "steps",
                        new Value.Arr(step.inner().stream().map(PlanJson::step).toList()));
    }

    private static Value turn(PlannedStep.Turn turn) {
        return step(turn.step())
                .with("index", turn.index() < 0 ? Value.NULL : Value.of((long) turn.index()))
                .with("value", turn.item().redact());
    }

    private static Value calls(List<Call> calls) {
        return new Value.Arr(calls.stream().map(PlanJson::call).toList());
    }

    private static Value call(Call call) {
        return Value.obj(
                "operation", call.operation().toString(),
                "parameters", call.parameters().redact(),
                "target", target(call.target()),
                "effect", effect(call.effect()),
                "about", call.about(),
                "changes",
                        new Value.Arr(call.changes().stream()
                                .map(change -> Value.obj(
                                        "path", change.path(),
                                        "before", change.before().redact(),
                                        "after", change.after().redact()))
                                .toList()));
    }

    private static Value target(Target target) {
        return Value.obj(
                "partition", target.partition(),
                "account", target.account(),
                "region", target.region(),
                "role", target.role().isEmpty() ? Value.NULL : Value.of(target.role()));
    }

    private static String effect(Effect effect) {
        return effect.name().toLowerCase(Locale.ROOT);
    }
}
