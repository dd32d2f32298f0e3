package io.parry.cli.storm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The storm's files and the two programs it needs besides. */
final class Resources {
    private Resources() {}

    static Path copied(String name, Path folder) throws IOException {
        try (var stream = Resources.class.getResourceAsStream("/io/parry/cli/storm/" + name)) {
            Files.write(
                    folder.resolve(name),
                    java.util.Objects.requireNonNull(stream).readAllBytes());
        }
        return folder.resolve(name);
    }
}
