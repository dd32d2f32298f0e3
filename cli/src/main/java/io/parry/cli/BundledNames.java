package io.parry.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Names of files as a bundle has them: from the folder in which the named place stands, so that the same playbooks give
 * the same bundle wherever they lie and from wherever they are named.
 */
final class BundledNames {
    private final List<Path> places;

    /** @param named on the command line; empty: {@code playbooks} here */
    BundledNames(List<Path> named) {
        this.places = (named.isEmpty() ? List.of(PlaybookFiles.DEFAULT) : named)
                .stream().map(BundledNames::whole).toList();
    }

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }

    String of(String file) {
        var path = whole(Path.of(file));
        return places.stream()
                .filter(path::startsWith)
                .findFirst()
                .map(place -> from(place).relativize(path).toString())
                .orElseGet(() -> String.valueOf(path.getFileName()))
                .replace('\\', '/');
    }

    private static Path from(Path place) {
        var folder = Files.isDirectory(place) ? place : parent(place);
        return parent(folder);
    }

    private static Path parent(Path path) {
        var parent = path.getParent();
        return parent == null ? path : parent;
    }
}
