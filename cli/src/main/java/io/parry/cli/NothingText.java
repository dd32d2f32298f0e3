package io.parry.cli;

import io.parry.engine.diagnostic.Location;
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
                .append(trigger.truth().isUnknown() ? ", of which it cannot be told:" : ", where")
                .append("\n");
        reasons(trigger, ink)
                .forEach(reason -> text.append("           ").append(reason).append("\n"));
    }

    private static Stream<String> reasons(TriggerTrace trigger, Ink ink) {
        var misses = misses(trigger)
                .limit(MOST)
                .map(line -> placed(Lines.said(line), line.entry().location(), ink));
        var empty = trigger.items()
                .filter(items -> items.all().isEmpty())
                .flatMap(items -> trigger.trigger().loop())
                .map(loop -> placed(
                        "for_each: the list of `" + loop.name() + "` is empty",
                        loop.source().location(),
                        ink));
        var why = Stream.of(trigger.why()).filter(text -> !text.isEmpty()).map(Ink::plain);
        return Stream.of(misses, empty.stream(), why).flatMap(lines -> lines);
    }

    private static String placed(String said, Location place, Ink ink) {
        return Ink.plain(said) + ink.faint("  line " + place.line());
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
