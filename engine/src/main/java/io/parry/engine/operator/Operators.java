package io.parry.engine.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * All operators, by convention: a class of one of the known packages, named as playbooks name the operator. Each
 * package has a file {@code index.txt} of its operators' class names, which a test holds equal to the classes; so a
 * name is found without looking through the class path, and only the class in question is loaded.
 */
public final class Operators {
    private static final List<String> PACKAGES = List.of("io.parry.engine.operator", "io.parry.actions.operator");

    private static final Map<String, String> CLASSES = classes();
    private static final Map<String, Operator> LOADED = new ConcurrentHashMap<>();

    private Operators() {}

    /** The operator that playbooks call so. */
    public static Optional<Operator> find(String name) {
        return Optional.ofNullable(CLASSES.get(name)).map(type -> LOADED.computeIfAbsent(name, key -> load(type)));
    }

    /** In the order of the alphabet. */
    public static List<Operator> all() {
        return CLASSES.keySet().stream().flatMap(name -> find(name).stream()).toList();
    }

    /** In the order of the alphabet. */
    public static List<String> names() {
        return List.copyOf(CLASSES.keySet());
    }

    /** What playbooks call the operator of a class: {@code EqualsIgnoreCase} is {@code equals-ignore-case}. */
    public static String nameOf(String simpleClassName) {
        return simpleClassName.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> classes() {
        var classes = new TreeMap<String, String>();
        PACKAGES.forEach(home -> index(home).forEach(simple -> classes.put(nameOf(simple), home + "." + simple)));
        return classes;
    }

    private static Stream<String> index(String home) {
        var file = "/" + home.replace('.', '/') + "/index.txt";
        try (var stream = Operators.class.getResourceAsStream(file)) {
            return stream == null ? Stream.empty() : new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static Operator load(String type) {
        try {
            return Class.forName(type)
                    .asSubclass(Operator.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(type + " is named in an index and is no operator", error);
        }
    }
}
