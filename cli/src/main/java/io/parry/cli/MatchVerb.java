package io.parry.cli;

import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.match.Loops;
import io.parry.engine.match.Match;
import io.parry.engine.plan.Ink;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says which playbooks an event sets off, a line each. */
@Command(
        name = "match",
        description = "Says which playbooks an event sets off: one line per match.",
        footer = {"", "Example: parry match --event trail-log.json.gz --format json"},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class MatchVerb implements Callable<Integer> {
    @Mixin
    private PlaybookArguments arguments;

    @Mixin
    private EventOptions events;

    @Mixin
    private InputOptions inputs;

    @Mixin
    private Output output;

    private int undecided;

    @Override
    public Integer call() {
        boolean json = output.json();
        var bench = Workbench.open(arguments, inputs, true, Home.UNKNOWN, Clock.systemUTC(), output);
        events.forEach(event -> matches(event, bench, json), bench.problems(), bench.sources());
        if (undecided > 0) {
            output.talk("parry: of " + undecided + " triggers it cannot be told whether they fire; `explain` says why");
        }
        output.close();
        return bench.complain(output) ? ExitCode.PROBLEMS : ExitCode.FINE;
    }

    private void matches(Event event, Workbench bench, boolean json) {
        bench.engine().match(event).forEach(match -> {
            if (json) {
                output.line(line(match));
            } else {
                output.result().println(Ink.plain(text(match)));
            }
        });
        undecided += bench.engine().undecided(event);
    }

    private static Value line(Match match) {
        return Value.obj(
                "format_version", 1,
                "event", match.event().id(),
                "playbook", match.playbook().id(),
                "version", match.playbook().version(),
                "trigger", match.trigger().name(),
                "item", match.item().map(MatchVerb::item).orElse(Value.NULL));
    }

    private static Value item(Loops.Item item) {
        return Value.obj("name", item.name(), "index", item.index());
    }

    private static String text(Match match) {
        return match.event().label() + "  " + match.playbook().id() + " ["
                + match.trigger().name()
                + match.item()
                        .map(item -> " " + item.name() + " " + item.index())
                        .orElse("") + "]";
    }
}
