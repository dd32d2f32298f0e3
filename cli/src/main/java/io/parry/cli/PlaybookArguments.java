package io.parry.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The PLAYBOOKS of a verb, and what they may not do. */
class PlaybookArguments {
    @Parameters(
            arity = "0..*",
            paramLabel = "PLAYBOOKS",
            description = "Files or folders; without any, the folder playbooks here.")
    private List<Path> places = List.of();

    @Option(
            names = "--guards",
            paramLabel = "FILE",
            description = "Guards for all of them, beside the guards.yaml in their folders.")
    private List<Path> guards = List.of();

    List<Path> places() {
        return places;
    }

    /** Whether how old an event is makes no difference where no playbook says so. */
    boolean anyAge() {
        return false;
    }

    List<Path> guards() {
        return guards;
    }
}
