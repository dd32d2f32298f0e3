package io.parry.engine.model;

import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A path that events are known to have. What is not here may be there all the same.
 *
 * @param path as a playbook writes it, from {@code $}
 * @param kind the events that have it: {@code GuardDuty finding}
 * @param values words and flags that are known to stand there, most of them or all; empty where anything may
 */
public record KnownPath(String path, String kind, Of of, String description, List<Value> values) {
    private static final String RESOURCE = "known-paths.json";

    /** What {@code $} is: the event, or one finding of it. */
    public enum Of {
        EVENT,
        ITEM
    }

    public KnownPath {
        values = List.copyOf(values);
    }

    /** All of them, in the order of the file. */
    public static List<KnownPath> all() {
        return read().items().stream()
                .flatMap(group -> group.at("paths").members().entrySet().stream()
                        .map(path -> of(group, path.getKey(), path.getValue())))
                .toList();
    }

    private static KnownPath of(Value group, String path, Value said) {
        return new KnownPath(
                path,
                group.at("kind").text(),
                Of.valueOf(group.at("of").text().toUpperCase(Locale.ROOT)),
                said.at("description").text(),
                said.at("values").items());
    }

    private static Value read() {
        try (var stream = Objects.requireNonNull(KnownPath.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return Json.read(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JsonError malformed) {
            throw new IllegalStateException(RESOURCE, malformed);
        }
    }
}
