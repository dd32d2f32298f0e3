package io.parry.cli;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.model.PlaybookSchema;
import io.parry.engine.operator.Operators;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The schema for editors with the fragments of all actions and operators, whichever module they are of. */
final class EditorsSchema {
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(generated(), InputFormat.JSON);

    private EditorsSchema() {}

    static String generated() {
        return Json.pretty(PlaybookSchema.of(actions(), operators())) + "\n";
    }

    /** What an editor would underline: the places, each with what is wrong there. */
    static List<String> errors(Value playbook) {
        return SCHEMA.validate(Json.write(playbook), InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static List<Value> actions() {
        var catalog = new AwsCatalog(new Operations());
        var named = catalog.names().stream()
                .map(name -> Value.obj(
                        "action",
                        name,
                        "with",
                        fragment(catalog.named(name).orElseThrow().getClass())));
        return Stream.concat(PlaybookSchema.builtIn().stream(), named).toList();
    }

    private static List<Value> operators() {
        return Operators.all().stream()
                .map(operator -> Value.obj(operator.spec().name(), fragment(operator.getClass())))
                .toList();
    }

    private static Value fragment(Class<?> type) {
        var name = type.getSimpleName() + ".schema.json";
        try (var stream = Objects.requireNonNull(type.getResourceAsStream(name), name)) {
            return Json.read(stream.readAllBytes());
        } catch (IOException | JsonError unreadable) {
            throw new AssertionError(name, unreadable);
        }
    }
}
