package io.parry.cli.pattern;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What AWS promises of events of a source and detail-type, from {@code shapes.tsv}; of all others nothing is known.
 *
 * @param kinds by the field's names
 */
record KnownShapes(Map<List<String>, Kind> kinds) {
    private static final List<String[]> ROWS = rows();

    enum Kind {
        LIST,
        MAP,
        TEXT,
        NUMBER,
        FLAG;

        boolean isScalar() {
            return this != LIST && this != MAP;
        }
    }

    /**
     * What is true of all events of these.
     *
     * @param sources empty: of any
     * @param types detail-types; empty: of any
     */
    static KnownShapes of(Set<String> sources, Set<String> types) {
        var kinds = new HashMap<List<String>, Kind>();
        for (var row : ROWS) {
            if (fits(row[0], sources) && fits(row[1], types)) {
                put(List.of(row[2].split("\\.")), Kind.valueOf(row[3].toUpperCase(java.util.Locale.ROOT)), kinds);
            }
        }
        return new KnownShapes(Map.copyOf(kinds));
    }

    /** What a known field is in is a map, unless it is a list. */
    private static void put(List<String> names, Kind kind, Map<List<String>, Kind> kinds) {
        kinds.put(names, kind);
        for (int i = 1; i < names.size(); i++) {
            kinds.putIfAbsent(names.subList(0, i), Kind.MAP);
        }
    }

    private static boolean fits(String word, Set<String> values) {
        return word.equals("*") || values.equals(Set.of(word));
    }

    boolean isList(Place place) {
        return kinds.get(place.names()) == Kind.LIST;
    }

    /** Whether it is absent, null or one text, number, true or false. */
    boolean isScalar(Place place) {
        var kind = kinds.get(place.names());
        return kind != null && kind.isScalar();
    }

    boolean isMap(Place place) {
        return place.names().isEmpty() || kinds.get(place.names()) == Kind.MAP;
    }

    boolean isFlag(Place place) {
        return kinds.get(place.names()) == Kind.FLAG;
    }

    boolean isNumber(Place place) {
        return kinds.get(place.names()) == Kind.NUMBER;
    }

    /**
     * Whether a pattern finds nothing there where the playbook finds nothing there. Elsewhere a pattern looks into
     * lists, and takes a dot in a name for a level.
     */
    boolean isAbsentAlike(Place place) {
        var names = place.names();
        return !place.isInList()
                && !names.isEmpty()
                && names.stream().noneMatch(name -> name.contains("."))
                && (names.size() == 1 || kinds.get(names.subList(0, names.size() - 1)) == Kind.MAP);
    }

    private static List<String[]> rows() {
        try (var file = Objects.requireNonNull(KnownShapes.class.getResourceAsStream("shapes.tsv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
