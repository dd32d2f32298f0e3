package io.parry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** Finds playbooks: a file is taken whatever its name, a folder is read recursively. */
final class PlaybookFiles {
    static final Path DEFAULT = Path.of("playbooks");

    private PlaybookFiles() {}

    /** @param named on the command line; empty: {@code playbooks} here */
    static List<Path> find(List<Path> named) {
        var places = named.isEmpty() ? List.of(DEFAULT) : named;
        var files = new LinkedHashSet<Path>();
        places.forEach(place -> files.addAll(in(place, named.isEmpty())));
        if (files.isEmpty()) {
            throw Refused.usage("no playbook in " + shown(places)
                    + "; a folder is searched for `playbook.yaml` and `*.playbook.yaml`");
        }
        return new ArrayList<>(files);
    }

    private static String shown(List<Path> places) {
        return String.join(", ", places.stream().map(place -> "`" + place + "`").toList());
    }

    private static List<Path> in(Path place, boolean assumed) {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        if (!Files.isDirectory(place)) {
            throw Refused.usage(
                    "there is no `" + place + "`" + (assumed ? " here; name the playbooks: files or folders" : ""));
        }
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(PlaybookFiles::isPlaybook).sorted().toList();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static boolean isPlaybook(Path file) {
        var name = String.valueOf(file.getFileName());
        return (name.equals("playbook.yaml") || name.endsWith(".playbook.yaml")) && Files.isRegularFile(file);
    }
}
