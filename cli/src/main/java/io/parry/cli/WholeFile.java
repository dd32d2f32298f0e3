package io.parry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file that is there whole or not at all. */
final class WholeFile {
    private WholeFile() {}

    /** @throws Refused where it cannot be written; what was there before is there still */
    static void write(Path file, byte[] bytes) {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(beside, bytes);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException error) {
            throw Refused.usage("cannot write to `" + file + "`: " + error.getMessage());
        }
    }
}
