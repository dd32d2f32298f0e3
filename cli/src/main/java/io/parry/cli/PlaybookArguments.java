package io.parry.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The PLAYBOOKS of a verb. */
final class PlaybookArguments {
    @Parameters(
            arity = "0..*",
            paramLabel = "PLAYBOOKS",
            description = "Files or folders; without any, the folder playbooks here.")
    private List<Path> places = List.of();

    List<Path> places() {
        return places;
    }
}
