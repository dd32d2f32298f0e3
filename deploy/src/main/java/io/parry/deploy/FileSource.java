package io.parry.deploy;

import io.parry.engine.bundle.BundleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A bundle that is deployed with the code, beside it or in a layer. */
record FileSource(String name, String file, List<Path> folders) implements BundleSource {
    @Override
    public byte[] fetch(Instant deadline) throws Unavailable {
        var found = folders.stream()
                .map(folder -> folder.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new Unavailable("there is no `" + file + "` in "
                        + String.join(
                                " or ", folders.stream().map(Path::toString).toList())));
        try (var bytes = Files.newInputStream(found)) {
            return bytes.readNBytes(BundleFile.LARGEST + 1);
        } catch (IOException error) {
            throw new Unavailable("`" + found + "` cannot be read: " + error.getMessage());
        }
    }

    @Override
    public boolean changes() {
        return false;
    }
}
