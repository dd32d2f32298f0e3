package io.parry.engine.model;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.util.List;

/** The schema's verdict on documents, as an editor would give it. */
final class EditorsSchema {
    private final Schema schema;

    EditorsSchema(Value schema) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Json.write(schema), InputFormat.JSON);
    }

    static EditorsSchema plain() {
        return new EditorsSchema(PlaybookSchema.of(List.of(), List.of()));
    }

    boolean accepts(Value document) {
        return schema.validate(Json.write(document), InputFormat.JSON, OutputFormat.BOOLEAN);
    }

    List<String> errors(Value document) {
        return schema.validate(Json.write(document), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
