package io.parry.actions.index;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the SDK's fields do not say of a service's shapes: which text has a closed set of values, which is a union. */
public final class ShapeNotes {
    private static final Map<String, ShapeNotes> LOADED = new ConcurrentHashMap<>();

    private final Map<String, String> enums = new HashMap<>();
    private final Set<String> unions = new HashSet<>();

    private ShapeNotes(List<String[]> rows) {
        for (var row : rows) {
            if (row[1].equals("*")) {
                unions.add(row[0]);
            } else {
                enums.put(row[0] + "." + row[1], row[2]);
            }
        }
    }

    /** Those of a service; empty ones where it is unknown. */
    public static ShapeNotes of(String service) {
        return LOADED.computeIfAbsent(
                service, name -> new ShapeNotes(Table.resource(resource(name)).orElse(List.of())));
    }

    static String resource(String service) {
        return "shapes/" + service + ".tsv";
    }

    /** The simple name of the model's enum class for that member's text, however the member is spelled. */
    public Optional<String> enumOf(String shape, String member) {
        return Optional.ofNullable(enums.get(shape + "." + javaName(member)));
    }

    /** Whether exactly one of the shape's members is there. */
    public boolean isUnion(String shape) {
        return unions.contains(shape);
    }

    /** Java's spelling of a member drops what is no letter or digit; capitals are services' whim. */
    public static String javaName(String member) {
        return member.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
