package io.parry.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.Bench;
import io.parry.engine.Tables;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.match.Subject;
import io.parry.engine.model.Node;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A list may become 10,000 items long (all pages together); edits that looked at each for each would keep the build for
 * an hour.
 */
final class ManyElementsTest {
    private static final int MANY = 40_000;
    private static final Value PART = Value.obj(
            "l",
            new Value.Arr(IntStream.range(0, MANY)
                    .mapToObj(i -> (Value) Value.obj("n", "e" + i, "v", 1))
                    .toList()));

    @TestFactory
    Stream<DynamicTest> editsOfManyElementsComeToAnEnd() {
        return Tables.rows("plan/many.yaml")
                .map(row -> DynamicTest.dynamicTest(
                        row.get("name").orElseThrow().value().text(), () -> check(row)));
    }

    private static void check(Node.Members row) {
        var modify = modify(Json.write(row.get("edit").orElseThrow().value()));
        var by = modify.edits().stream().flatMap(edit -> edit.by().stream()).toList();
        var edits =
                new Edits(modify.edits(), new Subject(Value.MISSING, root -> Optional.empty(), Instant.EPOCH), false);

        var edited = edits.of(PART);

        assertEquals(row.get("left").orElseThrow().value(), Value.of((long)
                edited.at("l").items().size()));
        assertEquals(row.get("changes").orElseThrow().value(), Value.of((long)
                Differences.of("$", PART, edited, by).size()));
    }

    private static CompiledStep.Modify modify(String edit) {
        var playbook = new Bench()
                .playbook("id: many\nversion: 1.0.0\ntitle: Many\ntriggers: [{name: any, match: {$.source: x}}]\n"
                        + "steps: [{id: m, action: AwsModify, with: {read: {action: acl:Get}, edit: " + edit
                        + ", write: {action: acl:Update}}}]");
        return (CompiledStep.Modify) playbook.steps().getFirst().body();
    }
}
