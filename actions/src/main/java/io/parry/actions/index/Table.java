package io.parry.actions.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tab-separated lines; lists inside a cell are separated by commas. */
public final class Table {
    private Table() {}

    /** The rows of a resource under {@code META-INF/parry/}; empty where there is no such resource. */
    public static Optional<List<String[]>> resource(String name) {
        try (InputStream stream = Table.class.getResourceAsStream("/META-INF/parry/" + name)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(rows(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    static List<String[]> rows(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t", -1))
                .toList();
    }

    static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(","));
    }
}
