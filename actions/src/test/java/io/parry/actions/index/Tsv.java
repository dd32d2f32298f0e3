package io.parry.actions.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/** The rows of a table of cases that lies beside the test in the resources; the first line names the columns. */
public final class Tsv {
    private Tsv() {}

    public static Stream<Object[]> rows(Class<?> test, String name) throws IOException {
        try (var stream = test.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> Arrays.copyOf(line.split("\t", -1), line.split("\t", -1).length, Object[].class));
        }
    }
}
