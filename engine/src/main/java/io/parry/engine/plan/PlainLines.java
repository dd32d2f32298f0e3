package io.parry.engine.plan;

import io.parry.engine.action.Call;
import io.parry.engine.compile.CompiledStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Steps in plain lines, for a person who gets them in a message: {@code run.plan}. Secrets masked, long values cut, and
 * nothing in a value that begins a line.
 */
public final class PlainLines {
    /** What is there to be told before the first step. */
    public static final String NOTHING = "(no step before this one)";

    private PlainLines() {}

    /** What was planned so far. */
    static String of(List<PlannedStep> steps) {
        var lines = new ArrayList<String>();
        steps.forEach(step -> step(step, step.step().name(), "", lines));
        return joined(lines);
    }

    public static String joined(List<String> lines) {
        return lines.isEmpty() ? NOTHING : String.join("\n", lines);
    }

    /** @param does {@code would call}, {@code called} */
    public static String call(String does, Call call) {
        var target = call.target();
        var changes = call.changes().stream()
                .map(change ->
                        "; " + change.path() + ": " + Lines.cut(change.before().show()) + " → "
                                + Lines.cut(change.after().show()))
                .collect(Collectors.joining());
        var where = target.account().isEmpty() ? target.region() : target.account() + " " + target.region();
        return Ink.plain(does + " " + call.operation() + " in " + where + " "
                + Lines.cut(call.parameters().show()) + changes);
    }

    /** A step and what it comes to on one line: {@code restart: planned, because …}. */
    public static String head(String name, String word, String why) {
        return Ink.plain(name + ": " + word + (why.isEmpty() ? "" : ", " + Lines.cut(why)));
    }

    private static void step(PlannedStep step, String name, String indent, List<String> lines) {
        if (step.step().body() instanceof CompiledStep.Assign && step.verdict() == Verdict.NOTHING) {
            return;
        }
        lines.add(indent + head(name, step.verdict().word(), step.why()));
        var deeper = indent + "  ";
        step.calls().forEach(call -> lines.add(deeper + call("would call", call)));
        step.later().forEach(call -> lines.add(deeper + call("then would call", call)));
        if (!step.atMost().isEmpty()) {
            lines.add(deeper + "would call at most "
                    + step.atMost().stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        step.turns().forEach(turn -> step(turn.step(), turn(turn), deeper, lines));
        step.inner().forEach(inner -> step(inner, inner.step().name(), deeper, lines));
    }

    private static String turn(PlannedStep.Turn turn) {
        return turn.index() < 0 ? "each " + turn.name() : turn.name() + " " + turn.index();
    }
}
