package io.parry.engine.plan;

import io.parry.engine.action.Call;
import io.parry.engine.action.Operation;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.match.EventTime;
import io.parry.engine.match.Match;
import io.parry.engine.match.Trace;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan for a tired reader: what matched and why, then every step with its verdict. */
public final class PlanText {
    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    private PlanText(Ink ink) {
        this.ink = ink;
    }

    /** @param examples names of inputs whose example stands in for a value */
    public static String of(PlaybookPlan plan, List<String> examples, Ink ink) {
        var text = new PlanText(ink);
        text.head(plan);
        text.because(plan.match());
        text.notes(plan, examples);
        text.body(plan);
        return Ink.visible(String.join("\n", text.lines) + "\n");
    }

    private void head(PlaybookPlan plan) {
        var match = plan.match();
        var item = match.item()
                .map(known -> " " + known.name() + " " + known.index())
                .orElse("");
        lines.add(ink.bold(match.playbook().id() + " [" + match.trigger().name() + item + "]") + "  "
                + match.playbook().source().title().text());
        lines.add("  event    " + Ink.plain(match.event().label())
                + EventTime.of(match).map(time -> ", " + time).orElse(""));
    }

    private void because(Match match) {
        var label = "  because  ";
        for (var line : PlanJson.because(match).flatMap(PlanText::holding).toList()) {
            lines.add(label
                    + Ink.plain(Lines.asked(line.entry()))
                    + ink.faint("  ← " + Ink.plain(Lines.found(line)) + "  line "
                            + line.entry().location().line()));
            label = "           ";
        }
    }

    /** Of a combinator the conditions inside that hold. */
    private static Stream<Trace.Line> holding(Trace.Line line) {
        return line.inner().isEmpty()
                ? Stream.of(line)
                : line.inner().stream()
                        .filter(inner -> inner.truth().holds())
                        .flatMap(Trace::leaves)
                        .filter(leaf -> leaf.truth().holds());
    }

    private void notes(PlaybookPlan plan, List<String> examples) {
        lines.add("  mode     " + plan.mode().word()
                + switch (plan.mode()) {
                    case OFF -> ": it does not run";
                    case SHADOW -> ": a run changes nothing and tells nobody";
                    case NOTIFY -> ": a run tells, and changes nothing";
                    case ENFORCE -> "";
                });
        plan.heldBack().ifPresent(by -> lines.add("  held     by " + by.guard() + ": " + Ink.plain(by.why())));
        if (!examples.isEmpty()) {
            lines.add("  inputs   "
                    + examples.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))
                    + " from the example in the playbook");
        }
    }

    private void body(PlaybookPlan plan) {
        if (plan.blocked().isPresent()) {
            lines.add("  " + ink.no("blocked") + "  by " + plan.blocked().get().guard() + ": "
                    + Ink.plain(plan.blocked().get().why()));
            return;
        }
        if (plan.failure().isPresent()) {
            lines.add("  " + ink.bad("fails") + "    "
                    + Ink.plain(plan.failure().get().message()) + " ["
                    + plan.failure().get().code() + "]");
            return;
        }
        lines.add("");
        plan.steps().forEach(step -> step(step, "  "));
        if (!plan.finals().isEmpty()) {
            lines.add("  finally");
            plan.finals().forEach(step -> step(step, "    "));
        }
    }

    private void step(PlannedStep step, String indent) {
        if (step.step().body() instanceof CompiledStep.Assign && step.verdict() == Verdict.NOTHING) {
            return;
        }
        lines.add(indent + verdict(step.verdict()) + "  " + name(step)
                + (step.needsApproval() ? "  after approval" : ""));
        details(step, indent + "         ");
        step.inner().forEach(one -> step(one, indent + "  "));
    }

    private void details(PlannedStep step, String indent) {
        if (!step.why().isEmpty()) {
            lines.add(indent + ink.faint(Ink.plain(step.why())));
        }
        step.calls().forEach(call -> call(call, indent, ""));
        step.later().forEach(call -> call(call, indent, "then "));
        if (!step.atMost().isEmpty()) {
            lines.add(indent + "at most "
                    + step.atMost().stream().map(Operation::toString).collect(Collectors.joining(", ")));
        }
        step.turns().forEach(turn -> turn(turn, indent));
    }

    private void turn(PlannedStep.Turn turn, String indent) {
        var which = turn.index() < 0
                ? "each " + turn.name()
                : turn.name() + " " + turn.index() + "  " + turn.item().show();
        lines.add(indent + verdict(turn.step().verdict()) + "  " + Ink.plain(Lines.cut(which)));
        details(turn.step(), indent + "         ");
        turn.step().inner().forEach(one -> step(one, indent + "  "));
    }

    private static String name(PlannedStep step) {
        var name = step.step().name();
        return step.step().source().id().isPresent()
                ? name + "  " + step.step().actionName()
                : step.step().actionName();
    }

    private String verdict(Verdict verdict) {
        var word = String.format("%-7s", verdict.word());
        return switch (verdict) {
            case FAILS -> ink.bad(word);
            case WILL -> ink.will(word);
            case MAY, WAIT -> ink.may(word);
            case NOTHING, NO -> ink.no(word);
        };
    }

    private void call(Call call, String indent, String when) {
        var target = call.target();
        lines.add(indent
                + Ink.plain(when + call.operation() + " in "
                        + (target.account().isEmpty() ? "" : target.account() + " ") + target.region()
                        + (target.role().isEmpty() ? "" : " as " + target.role())));
        parameters(call.parameters(), indent + "  ");
        call.changes()
                .forEach(change -> lines.add(indent + "  " + Ink.plain(change.path()) + ": "
                        + Ink.plain(
                                change.before().show() + " → " + change.after().show())));
    }

    private void parameters(Value parameters, String indent) {
        if (!(parameters instanceof Value.Obj members)) {
            lines.add(indent + Ink.plain(parameters.show()));
            return;
        }
        members.members().forEach((name, value) -> {
            if (value.redact() instanceof Value.Text text && text.text().contains("\n")) {
                lines.add(indent + Ink.plain(name) + ":");
                text.text().lines().forEach(line -> lines.add(indent + "  | " + Ink.plain(line)));
            } else {
                lines.add(indent + Ink.plain(name + ": " + value.show()));
            }
        });
    }
}
