package io.parry.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.parry.engine.Tables;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.FolderGuardsReader;
import io.parry.engine.model.FolderGuardsSchema;
import io.parry.engine.model.Node;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** folder-guards.yaml, case by case, for the reader and for the schema. */
final class FolderGuardsTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(Json.write(FolderGuardsSchema.schema()), InputFormat.JSON);

    @TestFactory
    Stream<DynamicTest> guardsAreReadAsTheTableSays() {
        return Tables.rows("model/folder-guards.yaml")
                .map(row -> DynamicTest.dynamicTest(
                        row.get("name").orElseThrow().value().text(), () -> check(row)));
    }

    private static void check(Node.Members row) {
        var guards = row.get("guards").orElseThrow();
        var problems = new Problems();
        var compiled = compile(guards, problems);
        var codes = problems.list().stream()
                .map(problem -> Value.of(problem.code().code()))
                .toList();
        assertEquals(row.get("problems").orElseThrow().value(), new Value.Arr(codes), problems.list()::toString);
        assertEquals(codes.isEmpty(), compiled.isPresent());
        boolean accepts =
                SCHEMA.validate(Json.write(guards.value()), InputFormat.JSON).isEmpty();
        assertEquals(codes.isEmpty() || row.get("schema").isPresent(), accepts, "the schema");
    }

    private static java.util.Optional<CompiledFolderGuards> compile(Node guards, Problems problems) {
        return FolderGuardsReader.read(guards, problems).flatMap(read -> FolderGuardCompiler.compile(read, problems));
    }

    @Test
    void twoFilesHoldTogether() {
        var rows = Tables.rows("model/folder-guards.yaml").toList();
        var all = compile(rows.getFirst().get("guards").orElseThrow(), new Problems())
                .orElseThrow();
        var both = all.and(all);
        assertEquals(4, both.untouchable().size());
        assertEquals(2, both.limits().size());
        assertEquals(all.ownRoles(), both.ownRoles());
        assertTrue(CompiledFolderGuards.NONE
                .and(CompiledFolderGuards.NONE)
                .limits()
                .equals(List.of()));
    }
}
