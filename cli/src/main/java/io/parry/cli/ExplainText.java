package io.parry.cli;

import io.parry.engine.match.Event;
import io.parry.engine.match.Loops;
import io.parry.engine.match.PlaybookTrace;
import io.parry.engine.match.Trace;
import io.parry.engine.match.TriggerTrace;
import io.parry.engine.plan.Ink;
import io.parry.engine.plan.Lines;
import io.parry.engine.value.Truth;
import java.util.ArrayList;
import java.util.List;

/** An explanation for a reader: a line for each condition, with a mark, its place and the value found. */
final class ExplainText {
    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    private ExplainText(Ink ink) {
        this.ink = ink;
    }

    static String of(Event event, List<PlaybookTrace> traces, Ink ink) {
        var text = new ExplainText(ink);
        text.lines.add(Ink.plain(event.label()));
        traces.forEach(text::playbook);
        long matched =
                traces.stream().filter(trace -> trace.fired().isPresent()).count();
        text.lines.add("");
        text.lines.add(
                matched + " of " + (traces.size() == 1 ? "1 playbook" : traces.size() + " playbooks") + " matched");
        return Ink.visible(String.join("\n", text.lines) + "\n");
    }

    private void playbook(PlaybookTrace trace) {
        lines.add("");
        lines.add(ink.bold(trace.playbook().id()) + "  " + verdict(trace) + "  "
                + ink.faint(trace.playbook().source().file()));
        trace.triggers().forEach(this::trigger);
    }

    private String verdict(PlaybookTrace trace) {
        if (trace.fired().isPresent()) {
            return ink.will("matches [" + trace.fired().get().trigger().name() + "]");
        }
        return trace.undecided().isEmpty() ? ink.no("does not match") : ink.may("cannot be told, so nothing is done");
    }

    private void trigger(TriggerTrace trace) {
        lines.add("  " + trace.trigger().name() + (trace.why().isEmpty() ? "" : "  " + Ink.plain(trace.why())));
        conditions(trace.match(), "    ");
        trace.items().ifPresent(this::items);
    }

    private void items(Loops.Items items) {
        if (items.all().isEmpty()) {
            lines.add("    no items");
        }
        for (var item : items.all()) {
            lines.add("    " + mark(item.picked()) + " " + item.name() + " " + item.index());
            item.where().ifPresent(where -> conditions(where, "      "));
        }
    }

    private void conditions(Trace trace, String indent) {
        trace.lines().forEach(line -> condition(line, indent));
    }

    private void condition(Trace.Line line, String indent) {
        var place = ink.faint("  line " + line.entry().location().line());
        if (line.inner().isEmpty()) {
            lines.add(indent + mark(line.truth()) + " " + Ink.plain(Lines.asked(line.entry())) + ink.faint("  ← ")
                    + Ink.plain(Lines.found(line)) + place);
        } else {
            lines.add(indent + mark(line.truth()) + " "
                    + Ink.plain(Lines.asked(line.entry())).replaceFirst(":.*", ":") + place);
            line.inner().forEach(inner -> conditions(inner, indent + "  "));
        }
    }

    private String mark(Truth truth) {
        return switch (truth.settled()) {
            case TRUE -> ink.will("✓");
            case FALSE -> ink.bad("✗");
            default -> ink.may("?");
        };
    }
}
