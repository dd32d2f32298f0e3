package io.parry.actions.door;

import io.parry.actions.door.RequestWriter.Member;
import io.parry.actions.index.ShapeNotes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The values that a service's texts can have, as the SDK's enum classes know them. */
final class Enums {
    /**
     * Longer sets grow every month (instance types, Regions, engine versions), and the SDK is older than the service.
     */
    private static final int LARGEST_CLOSED = 50;

    private final ShapeNotes notes;
    private final Map<Member, List<String>> known = new ConcurrentHashMap<>();

    Enums(ShapeNotes notes) {
        this.notes = notes;
    }

    /** All values of a member, in the model's order; empty where any text may stand. */
    List<String> closed(Member member) {
        return known.computeIfAbsent(member, this::find);
    }

    private List<String> find(Member member) {
        return notes.enumOf(member.shape().getSimpleName(), member.name())
                .map(name -> values(member.shape().getPackageName() + "." + name))
                .filter(values -> values.size() <= LARGEST_CLOSED)
                .orElse(List.of());
    }

    private static List<String> values(String enumClass) {
        try {
            return Stream.of(Class.forName(enumClass).getEnumConstants())
                    .filter(constant -> !((Enum<?>) constant).name().equals("UNKNOWN_TO_SDK_VERSION"))
                    .map(Object::toString)
                    .toList();
        } catch (ClassNotFoundException wrongIndex) {
            throw new IllegalStateException(wrongIndex);
        }
    }
}
