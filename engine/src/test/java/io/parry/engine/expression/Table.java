package io.parry.engine.expression;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.model.Node;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cases as JSON. {@code {"SECRET": x}} stands for a secret, {@code {"UNKNOWN": "copy"}} for what is known after copy,
 * {@code {"MISSING": 0}} for nothing.
 */
final class Table {
    private Table() {}

    /** The cases of a table beside this class, each a map. */
    static Stream<Value> of(String file) {
        try (var stream = Table.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("no table " + file);
            }
            return Json.read(stream.readAllBytes()).items().stream();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } catch (JsonError error) {
            throw new IllegalArgumentException(file + ":" + error.line() + ":" + error.column(), error);
        }
    }

    static Value json(String text) {
        try {
            return Json.read(text);
        } catch (JsonError error) {
            throw new IllegalArgumentException(text, error);
        }
    }

    /** With the marks turned into what they stand for. */
    static Value live(Value value) {
        return switch (value) {
            case Value.Obj obj
            when obj.members().containsKey("SECRET") -> Value.secret("test:Read", () -> live(obj.at("SECRET")));
            case Value.Obj obj
            when obj.members().containsKey("UNKNOWN") ->
                Value.unknown(obj.at("UNKNOWN").text());
            case Value.Obj obj when obj.members().containsKey("MISSING") -> Value.MISSING;
            case Value.Obj obj -> {
                var members = new LinkedHashMap<String, Value>();
                obj.members().forEach((name, member) -> members.put(name, live(member)));
                yield new Value.Obj(members);
            }
            case Value.Arr arr ->
                new Value.Arr(arr.items().stream().map(Table::live).toList());
            default -> value;
        };
    }

    static Scope scope(Value roots) {
        var live = live(roots);
        return root -> live instanceof Value.Obj obj
                ? Optional.ofNullable(obj.members().get(root))
                : Optional.empty();
    }

    /** A document in one line, in which every text has its characters as columns. */
    static Node node(Value value) {
        return switch (value) {
            case Value.Arr arr ->
                new Node.Items(arr.items().stream().map(Table::node).toList(), at(0, 1));
            case Value.Obj obj ->
                new Node.Members(
                        obj.members().entrySet().stream()
                                .map(member ->
                                        new Node.Member(scalar(Value.of(member.getKey())), node(member.getValue())))
                                .toList(),
                        at(0, 1));
            default -> scalar(value);
        };
    }

    private static Node.Scalar scalar(Value value) {
        return new Node.Scalar(value, at(0, 1), Table::at);
    }

    private static Location at(int from, int to) {
        return new Location("p.yaml", 1, from + 1, to + 1);
    }
}
