package io.parry.engine.model;

import io.parry.engine.diagnostic.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PlaybookReaderTest {
    @Test
    void x() throws IOException {
        try (var files = Files.list(Path.of("/work/shared/design/examples"))) {
            for (var f :
                    files.filter(p -> p.toString().endsWith(".yaml")).sorted().toList()) {
                var problems = new Problems();
                var p = PlaybookReader.read(Yaml.read(f), f.getFileName().toString(), problems);
                System.err.println(f + " " + p.isPresent() + " " + problems.list());
            }
        }
    }
}
