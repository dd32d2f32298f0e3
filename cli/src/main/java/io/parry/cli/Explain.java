package io.parry.cli;

import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says of each playbook why an event sets it off, or why not. */
@Command(
        name = "explain",
        description =
                "For each playbook every condition with the value found and the line it stands on; matches first, "
                        + "then the nearest miss.",
        footer = {"", "Example: parry explain --event event.json --playbook cloudtrail-stays-on"},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class Explain implements Callable<Integer> {
    @Mixin
    private PlaybookArguments arguments;

    @Mixin
    private EventOptions events;

    @Mixin
    private InputOptions inputs;

    @Mixin
    private Output output;

    @Option(names = "--playbook", paramLabel = "ID", description = "Only this one.")
    private @Nullable String playbook;

    @Override
    public Integer call() {
        boolean json = output.json();
        var bench = Workbench.open(arguments, inputs, true, Home.UNKNOWN, Clock.systemUTC(), output);
        if (playbook != null
                && bench.playbooks().stream().noneMatch(known -> known.id().equals(playbook))) {
            throw Refused.usage("there is no playbook `" + playbook + "`");
        }
        events.forEach(event -> explain(event, bench, json), bench.problems(), bench.sources());
        output.close();
        return bench.complain(output) ? ExitCode.PROBLEMS : ExitCode.FINE;
    }

    private void explain(Event event, Workbench bench, boolean json) {
        var traces = bench.engine().explain(event).stream()
                .filter(trace -> playbook == null || trace.playbook().id().equals(playbook))
                .toList();
        if (json) {
            traces.forEach(trace -> output.line(ExplainJson.of(trace)));
        } else {
            output.result().print(ExplainText.of(event, traces, output.ink()));
        }
    }
}
