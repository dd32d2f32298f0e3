package io.parry.engine.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which keys a kind of map has. */
final class Shape {
    private final String what;
    private final List<String> needed;
    private final List<String> required;
    private final List<String> keys;

    /**
     * @param what the map for a message: {@code a step}
     * @param needed the keys that must be there, each with a value to show: {@code version: 1.0.0}
     */
    Shape(String what, List<String> needed, List<String> optional) {
        this.what = what;
        this.needed = List.copyOf(needed);
        this.required = needed.stream().map(Shape::key).toList();
        this.keys = Stream.concat(required.stream(), optional.stream()).toList();
    }

    String what() {
        return what;
    }

    List<String> required() {
        return required;
    }

    List<String> keys() {
        return keys;
    }

    Optional<String> example(String key) {
        return needed.stream().filter(line -> key(line).equals(key)).findFirst();
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf(':'));
    }
}
