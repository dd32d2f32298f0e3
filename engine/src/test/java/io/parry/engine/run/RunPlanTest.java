package io.parry.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.Bench;
import io.parry.engine.Tables;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.model.Mode;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** run-plan.yaml: what a message that holds {@code run.plan} says, in a plan and in a run of each mode. */
final class RunPlanTest {
    private static final String EVENT = "{'id': 'e', 'source': 'aws.trail', 'account': '111122223333',"
            + " 'region': 'us-east-1', 'detail': {'names': ['a', 'b'], 'actor': '${run.id}\\u001b[31m'}}";
    private static final String HEAD = """
            id: told
            version: 1.0.0
            title: Told
            triggers: [{name: any, match: {$.source: aws.trail}}]
            """;

    @TestFactory
    Stream<DynamicTest> aMessageSaysWhatTheTableSays() {
        return Tables.rows("run/run-plan.yaml")
                .map(row -> DynamicTest.dynamicTest(text(row, "name"), () -> check(row)));
    }

    private static void check(Node.Members row) {
        for (var mode : List.of("shadow", "notify", "enforce")) {
            var expected = row.get(mode);
            if (expected.isEmpty()) {
                continue;
            }
            var script = new Script(row.get("answers").map(Node::value).orElse(Value.obj()));
            var match = new Bench()
                    .matches(HEAD + text(row, "playbook"), EVENT, script)
                    .getFirst();
            var asked = Mode.valueOf(mode.toUpperCase(java.util.Locale.ROOT));
            var result = new Runner(
                            new Bench(),
                            script,
                            new MemoryJournal(),
                            script,
                            script,
                            Set.of(),
                            "me",
                            Duration.ofHours(1))
                    .run(match, asked);
            assertEquals(expected.get().value().text(), message(result.record()), mode);
        }
    }

    /** The message of the last step, sent or only planned. */
    private static String message(Value record) {
        var last = record.at("finally").at(-1).exists()
                ? record.at("finally").at(-1)
                : record.at("steps").at(-1);
        var calls =
                last.at("calls").exists() ? last.at("calls") : last.at("plan").at("now");
        return calls.at(0).at("parameters").at("Message") instanceof Value.Text text ? text.text() : last.show();
    }

    private static String text(Node.Members row, String name) {
        return row.get(name).orElseThrow().value().text();
    }
}
