package io.parry.cli.permission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tab-separated tables beside these classes; lines that begin with {@code #} are for readers. */
final class Rows {
    private Rows() {}

    /** Every row has at least {@code columns} cells, empty ones at its end. */
    static List<String[]> of(String name, int columns) {
        try (InputStream stream = Rows.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no table: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> cells(line, columns))
                    .toList();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static String[] cells(String line, int columns) {
        var cells = line.split("\t", -1);
        var all = new String[Math.max(columns, cells.length)];
        for (int i = 0; i < all.length; i++) {
            all[i] = i < cells.length ? cells[i] : "";
        }
        return all;
    }
}
