package io.parry.engine.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The playbooks that the language was designed on, where they are at hand. */
final class ExamplesTest {
    private static final Path EXAMPLES = Path.of("shared", "design", "examples");

    @Test
    void loadsEveryExampleOfTheDesignWithoutAProblem() throws IOException {
        var folder = folder();
        boolean isCi = "true".equals(System.getenv("CI"));
        assertTrue(folder.isPresent() || !isCi, "the design's examples are missing");
        assumeTrue(folder.isPresent(), "skipped: the design's examples are not here");

        try (Stream<Path> files = Files.list(folder.get())) {
            var playbooks =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertEquals(16, playbooks.size());
            for (var file : playbooks) {
                assertEquals(
                        "",
                        Loaded.from(file.toString(), Files.readAllBytes(file)).drawn());
            }
        }
    }

    private static Optional<Path> folder() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve(EXAMPLES))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
