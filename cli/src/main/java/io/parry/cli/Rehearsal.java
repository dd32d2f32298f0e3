package io.parry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the command lines of a file in one process, so that `bin/parry` has one start to learn from. */
final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var words = line.strip().split(" +", -1);
                Main.commandLine(words).execute(words);
            }
        }
    }
}
