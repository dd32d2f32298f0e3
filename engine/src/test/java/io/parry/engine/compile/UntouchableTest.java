package io.parry.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.Tables;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** untouchable.yaml, case by case. */
final class UntouchableTest {
    @TestFactory
    Stream<DynamicTest> anEntryProtectsWhatTheTableSays() {
        return Tables.rows("compile/untouchable.yaml")
                .map(row -> DynamicTest.dynamicTest(
                        row.get("name").orElseThrow().value().text(), () -> check(row)));
    }

    private static void check(Node.Members row) {
        boolean principal = row.get("principal").isPresent();
        var arn = row.get(principal ? "principal" : "resource")
                .orElseThrow()
                .value()
                .text();
        var names = ArnNames.of(arn, principal);
        assertEquals(row.get("wide").isPresent(), names.isEmpty());
        if (names.isPresent()) {
            var entry = new Untouchable(names.get().stream().map(Glob::of).toList(), arn, "", "");
            texts(row, "names").forEach(text -> assertTrue(entry.isNamed(text), text));
            texts(row, "not").forEach(text -> assertFalse(entry.isNamed(text), text));
        }
    }

    private static List<String> texts(Node.Members row, String key) {
        return row.get(key)
                .map(list -> list.value().items().stream().map(Value::text).toList())
                .orElse(List.of());
    }
}
