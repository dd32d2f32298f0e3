package io.parry.actions.index;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Remembers in a file from what the index was made. */
final class Stamp {
    private final Path file;
    private final String now;

    Stamp(Path file, Path data, Path classes) throws IOException {
        this.file = file;
        this.now = jars() + "\n" + files(data) + "\n" + files(classes.resolve("io/parry/actions"));
    }

    boolean isCurrent() throws IOException {
        return Files.exists(file) && Files.readString(file).equals(now);
    }

    void set() throws IOException {
        Files.writeString(file, now);
    }

    /** The class path names the SDK's version. */
    private static String jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(Stamp::describe)
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String describe(Path file) {
        return file.getFileName() + " " + file.toFile().length() + " "
                + file.toFile().lastModified();
    }
}
