package io.parry.engine.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.Tables;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** completed.yaml, case by case. */
final class CompletedTest {
    @TestFactory
    Stream<DynamicTest> listsThatWereEmptyAreLeftOut() {
        return Tables.rows("action/completed.yaml")
                .map(row -> DynamicTest.dynamicTest(value(row, "name").text(), () -> check(row)));
    }

    private static void check(Node.Members row) {
        var before = value(row, "before");
        var after = value(row, "after");
        assertEquals(value(row, "sent"), Completed.leftOut(after, before));
        assertEquals(after, Completed.leftOut(after, Value.MISSING), "of what was not there nothing is left out");
    }

    @Test
    void aSecretIsSentAsItIs() {
        var secret = Value.secret("key", Value.arr());
        assertEquals(Value.obj("a", secret), Completed.leftOut(Value.obj("a", secret), Value.obj("a", Value.arr())));
    }

    private static Value value(Node.Members row, String key) {
        return row.get(key).orElseThrow().value();
    }
}
