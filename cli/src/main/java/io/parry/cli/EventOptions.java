package io.parry.cli;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.match.Event;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The option {@code --event}. */
final class EventOptions {
    @Option(
            names = "--event",
            paramLabel = "EVENTS",
            required = true,
            description = "A file, a folder, a quoted glob, or - for standard input; may be given several times.")
    private List<String> places = List.of();

    /** Gives every event in order; what is no event is a problem, and the events around it are given all the same. */
    void forEach(Consumer<Event> each, Problems problems, Map<String, String> sources) {
        new EventFiles(problems, sources).read(places, each);
    }
}
