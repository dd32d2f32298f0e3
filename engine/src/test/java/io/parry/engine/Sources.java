package io.parry.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** House rules that class files do not show, read off the source. */
final class Sources {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Pattern TALK = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*|\"(?:\\\\.|[^\"\\\\\\n])*\"");
    private static final Pattern CATCH_ALL = Pattern.compile(
            "\\bfinally\\b|\\bcatch\\s*\\([^)]*\\b(Throwable|Exception|RuntimeException|Error)\\b[^)]*\\)");

    private Sources() {}

    /** The folders that hold classes and no `package-info.java` with a sentence and `@NullMarked`. */
    static List<Path> packagesWithoutInfo() throws IOException {
        return javaFiles(MAIN).stream()
                .map(Sources::folder)
                .distinct()
                .filter(folder -> !saysWhatItIsFor(folder.resolve("package-info.java")))
                .toList();
    }

    /** The files in a room with a `finally` or a catch that takes what nobody named. */
    static List<Path> catchAlls(String room) throws IOException {
        return javaFiles(MAIN.resolve("io/parry/engine").resolve(room)).stream()
                .filter(file -> CATCH_ALL.matcher(code(file)).find())
                .toList();
    }

    private static boolean saysWhatItIsFor(Path info) {
        return Files.exists(info) && read(info).contains("/**") && read(info).contains("@NullMarked");
    }

    private static String code(Path file) {
        return TALK.matcher(read(file)).replaceAll(" ");
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Path folder(Path file) {
        return file.resolveSibling("");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
