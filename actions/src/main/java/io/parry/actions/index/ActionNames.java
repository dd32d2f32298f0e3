package io.parry.actions.index;

import io.parry.engine.action.Action;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The actions of this module: every class of {@code io.parry.actions} that is one, by its simple name. */
final class ActionNames {
    private static final String RESOURCE = "actions.tsv";
    private static final String ROOM = "io.parry.actions";

    private ActionNames() {}

    /** Name to class, sorted; as the build wrote them down. */
    static SequencedMap<String, String> read() {
        var names = new TreeMap<String, String>();
        Table.resource(RESOURCE).orElseThrow().forEach(row -> names.put(row[0], row[1]));
        return names;
    }

    /** Looks through the compiled classes; for the build alone. */
    static void write(Path classes, Path out) throws IOException {
        try (Stream<Path> files = Files.list(classes.resolve(ROOM.replace('.', '/')))) {
            List<String> lines = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("$") && !file.contains("-"))
                    .map(file -> ROOM + "." + file.substring(0, file.length() - ".class".length()))
                    .flatMap(name -> action(name).stream())
                    .sorted()
                    .toList();
            Files.createDirectories(out);
            Files.writeString(out.resolve(RESOURCE), String.join("\n", lines) + "\n");
        }
    }

    private static Optional<String> action(String name) {
        try {
            var type = Class.forName(name);
            return Action.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())
                    ? Optional.of(type.getSimpleName() + "\t" + name)
                    : Optional.empty();
        } catch (ClassNotFoundException error) {
            throw new IllegalStateException(error);
        }
    }
}
