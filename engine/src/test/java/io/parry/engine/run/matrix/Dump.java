package io.parry.engine.run.matrix;

import io.parry.engine.value.Value;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that a thing of ours holds, secrets too, as text: of two that read the same nobody can tell which is which. */
final class Dump {
    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            var fields = Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .toList();
            AccessibleObject.setAccessible(fields.toArray(AccessibleObject[]::new), true);
            return fields;
        }
    };

    private Dump() {}

    static String of(@Nullable Object thing) {
        return switch (thing) {
            case null -> "-";
            case Value.Secret secret -> "secret " + secret.origin() + "=" + of(secret.reveal());
            case Value.Text text -> "'" + text.text() + "'";
            case Value.Num number -> number.number().toString();
            case Set<?> set -> each(set).sorted().toList().toString();
            case Collection<?> many -> each(many).toList().toString();
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> of(entry.getKey()) + "=" + of(entry.getValue()))
                        .sorted()
                        .toList()
                        .toString();
            case Optional<?> maybe -> maybe.map(Dump::of).orElse("none");
            case Enum<?> word -> word.name();
            case Throwable failure -> failure.getClass().getSimpleName();
            default -> ours(thing);
        };
    }

    private static Stream<String> each(Collection<?> many) {
        return many.stream().map(Dump::of);
    }

    private static String ours(Object thing) {
        var type = thing.getClass();
        return type.getName().startsWith("io.parry.")
                ? FIELDS.get(type).stream()
                        .map(field -> of(held(field, thing)))
                        .collect(Collectors.joining(",", type.getSimpleName() + "(", ")"))
                : thing.toString();
    }

    private static @Nullable Object held(Field field, Object thing) {
        try {
            return field.get(thing);
        } catch (IllegalAccessException error) {
            throw new AssertionError(error);
        }
    }
}
