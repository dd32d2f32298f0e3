package io.parry.actions.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the SDK's model classes say of one service's shapes and {@code SdkField} does not: enums and unions. */
final class Shapes {
    /** A class of a service's model at the end of a signature: the type itself, or what a list or map holds. */
    private static final Pattern MODEL =
            Pattern.compile("L(software/amazon/awssdk/services/\\w+/model/[\\w$]+);[>;]*$");

    private final Map<String, Optional<ClassFile>> files = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final SortedSet<String> notes = new TreeSet<>();

    /** {@code Shape, member, Enum} and {@code Shape, *, union} lines of all shapes seen. */
    SortedSet<String> notes() {
        return notes;
    }

    /** Looks at a shape, by internal name, and all that it holds. */
    void see(String shape) throws IOException {
        if (!seen.add(shape)) {
            return;
        }
        for (var getter : getters(shape)) {
            var held = held(getter);
            if (held.filter(name -> name.endsWith("$Type")).isPresent()) {
                notes.add(simple(shape) + "\t*\tunion");
            } else if (held.isPresent()) {
                see(shape, getter, held.get());
            }
        }
    }

    private void see(String shape, ClassFile.Method getter, String held) throws IOException {
        if (file(held).filter(ClassFile::isEnum).isPresent()) {
            notes.add(simple(shape) + "\t" + getter.name().toLowerCase(Locale.ROOT) + "\t" + simple(held));
        } else {
            see(held);
        }
    }

    /** The getters of a shape, and with a dot those of the structures right under it. */
    List<String> members(String shape) throws IOException {
        var names = new ArrayList<String>();
        for (var getter : getters(shape)) {
            names.add(getter.name());
            var held = held(getter).filter(name -> getter.descriptor().endsWith("L" + name + ";"));
            if (held.isPresent()) {
                getters(held.get()).forEach(inner -> names.add(getter.name() + "." + inner.name()));
            }
        }
        return names;
    }

    private List<ClassFile.Method> getters(String shape) throws IOException {
        return file(shape).stream()
                .flatMap(file -> file.methods().stream())
                .filter(method -> method.descriptor().startsWith("()"))
                .filter(method -> !method.name().equals("toBuilder"))
                .sorted(Comparator.comparing(ClassFile.Method::name))
                .toList();
    }

    /** The structure or enum in a getter's type, through lists and the values of maps. */
    private static Optional<String> held(ClassFile.Method getter) {
        var model = MODEL.matcher(getter.signature());
        return model.find() ? Optional.of(model.group(1)) : Optional.empty();
    }

    private Optional<ClassFile> file(String name) throws IOException {
        var known = files.get(name);
        if (known == null) {
            known = ClassFile.of(name);
            files.put(name, known);
        }
        return known;
    }

    static String simple(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1);
    }
}
