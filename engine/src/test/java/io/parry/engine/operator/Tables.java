package io.parry.engine.operator;

import io.parry.engine.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files that lie beside operators, in the names that operators give them. */
final class Tables {
    private Tables() {}

    /** The cases of an operator: {@code prefix.yaml}. */
    static Value of(Operator operator) {
        var name = operator.spec().name() + ".yaml";
        return Yaml.read(file(name, "`" + operator.spec().name() + "` needs a table of cases, " + name));
    }

    /** What its operand looks like: {@code Prefix.schema.json}. */
    static String schema(Operator operator) {
        var name = operator.getClass().getSimpleName() + ".schema.json";
        return file(name, "`" + operator.spec().name() + "` needs a schema fragment beside its class, " + name);
    }

    private static String file(String name, String missing) {
        try (var stream = Tables.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new AssertionError(missing);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
