package io.parry.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.Bench;
import io.parry.engine.Tables;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** support.yaml, case by case: what this version refuses to run rather than ignore. */
final class SupportTest {
    private static final Value HEAD = Bench.json("{'id': 'one', 'version': '1.0.0', 'title': 'One', 'triggers':"
            + " [{'name': 'any', 'match': {'$.source': 'aws.trail'}}]}");

    @TestFactory
    Stream<DynamicTest> whatCannotBeCarriedOutIsRefused() {
        return Tables.rows("run/support.yaml")
                .map(row -> DynamicTest.dynamicTest(value(row, "name").text(), () -> check(row)));
    }

    private static void check(Node.Members row) {
        var playbook = HEAD;
        for (var member : value(row, "playbook").members().entrySet()) {
            playbook = playbook.with(member.getKey(), member.getValue());
        }
        var problems = new Problems();

        Support.check(new Bench().playbook(Json.write(playbook)), problems);

        var refused = problems.list().stream()
                .map(problem -> Value.of(problem.message().replaceFirst("^`(.*)` cannot be carried out.*", "$1")))
                .toList();
        assertEquals(value(row, "refused"), new Value.Arr(refused));
    }

    private static Value value(Node.Members row, String key) {
        return row.get(key).orElseThrow().value();
    }
}
