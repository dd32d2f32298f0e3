package io.parry.engine.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which keys a kind of map has.
 *
 * @param what the map for a message: {@code a step}
 * @param needed the keys that must be there, each with a value to show: {@code version: 1.0.0}
 */
record Shape(String what, List<String> needed, List<String> optional) {
    List<String> required() {
        return needed.stream().map(Shape::key).toList();
    }

    List<String> keys() {
        return Stream.concat(required().stream(), optional.stream()).toList();
    }

    Optional<String> example(String key) {
        return needed.stream().filter(line -> key(line).equals(key)).findFirst();
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf(':'));
    }
}
