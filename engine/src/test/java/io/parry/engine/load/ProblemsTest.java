package io.parry.engine.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.parry.engine.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One file a mistake, and beside it what its author reads. */
final class ProblemsTest {
    private static final Path FOLDER = Golden.file("load/problems");

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void tellsWhatIsWrongWhereAndWhatToDo(String name) throws IOException {
        var file = name + ".yaml";

        var loaded = Loaded.from(file, Files.readAllBytes(FOLDER.resolve(file)));

        assertFalse(loaded.problems().isEmpty());
        Golden.check(FOLDER.resolve(name + ".problems"), loaded.drawn());
    }

    @Test
    void everyExpectationHasItsMistake() throws IOException {
        assertEquals(names(".yaml"), names(".problems"));
    }

    static List<String> mistakes() throws IOException {
        return names(".yaml");
    }

    private static List<String> names(String end) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(end))
                    .map(name -> name.substring(0, name.length() - end.length()))
                    .sorted()
                    .toList();
        }
    }
}
