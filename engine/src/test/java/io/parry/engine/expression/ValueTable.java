package io.parry.engine.expression;

import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * A table of cases in JSON beside the test, which can say what JSON cannot: <code>{"unknown": "copy"}</code>, <code>
 * {"secret": "origin", "is": …}</code>, <code>{"joined": […]}</code>, <code>{"nothing": true}</code>.
 */
final class ValueTable {
    private ValueTable() {}

    /** A test for each case of that file, called as the member {@code name} says. */
    static Stream<DynamicTest> tests(String file, String name, ThrowingConsumer<Value> test) throws Exception {
        return read(file).stream()
                .map(one -> DynamicTest.dynamicTest(one.at(name).show(), () -> test.accept(one)));
    }

    private static List<Value> read(String file) throws Exception {
        try (var stream = ValueTable.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IOException("no " + file);
            }
            return Json.read(stream.readAllBytes()).items();
        }
    }

    /** The value that a case means. */
    static Value meant(Value json) {
        return switch (json) {
            case Value.Obj obj
            when obj.at("unknown").exists() -> Value.unknown(obj.at("unknown").text());
            case Value.Obj obj
            when obj.at("secret").exists() -> Value.secret(obj.at("secret").text(), () -> meant(obj.at("is")));
            case Value.Obj obj when obj.at("nothing").exists() -> Value.MISSING;
            case Value.Obj obj
            when obj.at("joined").exists() ->
                new Value.Joined(
                        obj.at("joined").items().stream().map(ValueTable::meant).toList());
            case Value.Obj obj -> members(obj, ValueTable::meant);
            case Value.Arr arr ->
                new Value.Arr(arr.items().stream().map(ValueTable::meant).toList());
            default -> json;
        };
    }

    private static Value members(Value.Obj obj, Function<Value, Value> change) {
        var members = new LinkedHashMap<String, Value>();
        obj.members().forEach((name, member) -> members.put(name, change.apply(member)));
        return new Value.Obj(members);
    }

    /** All of a value as one text, secrets with their content; unknowns equal nothing, their texts do. */
    static String text(Value value) {
        return switch (value) {
            case Value.Missing missing -> "nothing";
            case Value.Unknown unknown -> "unknown " + unknown.after();
            case Value.Secret secret ->
                "secret " + secret.origin() + " " + text(secret.plain().get());
            case Value.Joined joined -> "joined " + texts(joined.parts().stream());
            case Value.Arr arr -> texts(arr.items().stream());
            case Value.Obj obj ->
                obj.members().entrySet().stream()
                        .map(member -> member.getKey() + ": " + text(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> value.show();
        };
    }

    private static String texts(Stream<Value> values) {
        return values.map(ValueTable::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The names of that map, as a scope. */
    static Scope scope(Value names) {
        return name -> Optional.of(meant(names.at(name))).filter(value -> !value.isMissing());
    }
}
