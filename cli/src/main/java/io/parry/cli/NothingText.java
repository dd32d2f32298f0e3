package io.parry.cli;

import io.parry.engine.match.Event;
import io.parry.engine.match.Loops;
import io.parry.engine.match.PlaybookTrace;
import io.parry.engine.match.Trace;
import io.parry.engine.match.TriggerTrace;
import io.parry.engine.plan.Ink;
import io.parry.engine.plan.Lines;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Why an event sets nothing off: the nearest miss, with the conditions that do not hold. */
final class NothingText {
    private static final int MOST = 5;

    private NothingText() {}

    /** @param traces nearest first */
    static String of(Event event, List<PlaybookTrace> traces, Ink ink) {
        var text = new StringBuilder(Ink.plain(event.label()) + ": no playbook matches, nothing would be done\n");
        traces.stream().findFirst().ifPresent(nearest -> nearest(nearest, text, ink));
        return Ink.visible(text.append("\n").toString());
    }

    private static void nearest(PlaybookTrace nearest, StringBuilder text, Ink ink) {
        var trigger = nearest.nearest();
        text.append("  nearest  ")
                .append(ink.bold(
                        nearest.playbook().id() + " [" + trigger.trigger().name() + "]"))
                .append(nearest.undecided().isEmpty() ? ", where" : ", of which it cannot be told:")
                .append("\n");
        misses(trigger)
                .limit(MOST)
                .forEach(line -> text.append("           ")
                        .append(Ink.plain(Lines.said(line)))
                        .append(ink.faint("  line " + line.entry().location().line()))
                        .append("\n"));
        if (!trigger.why().isEmpty()) {
            text.append("           ").append(Ink.plain(trigger.why())).append("\n");
        }
    }

    /** What keeps the trigger from firing; of a loop the item that came nearest. */
    private static Stream<Trace.Line> misses(TriggerTrace trigger) {
        if (!trigger.match().truth().holds()) {
            return trigger.match().misses().stream();
        }
        return trigger.items().map(Loops.Items::all).orElse(List.of()).stream()
                .flatMap(item -> item.where().stream())
                .min(Comparator.comparingInt(where -> where.misses().size()))
                .stream()
                .flatMap(where -> where.misses().stream());
    }
}
