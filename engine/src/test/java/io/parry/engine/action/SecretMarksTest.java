package io.parry.engine.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.Tables;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** secrets.yaml, case by case. */
final class SecretMarksTest {
    private static final Operation PUT = Operation.of("vault:Put");

    @TestFactory
    Stream<DynamicTest> whatIsSecretIsMaskedAndSentAsItIs() {
        return Tables.rows("action/secrets.yaml")
                .map(row -> DynamicTest.dynamicTest(value(row, "name").text(), () -> check(row)));
    }

    private static void check(Node.Members row) {
        var paths = value(row, "paths").items().stream().map(Value::text).toList();
        var marked = SecretMarks.mark(PUT, paths, value(row, "value"));
        assertEquals(value(row, "shown"), marked.redact());
        assertEquals(value(row, "value"), marked.reveal());
        assertEquals(marked.redact(), SecretMarks.mark(PUT, paths, marked).redact(), "twice is once");
    }

    @Test
    void whatIsNotKnownYetIsStillWaitedFor() {
        var text = new Value.Joined(List.of(Value.of("clear"), Value.unknown("copy")));
        var marked = SecretMarks.mark(
                PUT, List.of("Secret", "Parts"), Value.obj("Secret", text, "Parts", Value.arr("clear", text)));
        assertTrue(marked.unknown().isPresent());
        assertEquals("***(known after copy)", marked.at("Secret").redact().text());
        assertEquals("***", marked.at("Parts").at(0).redact().text());
    }

    private static Value value(Node.Members row, String key) {
        return row.get(key).orElseThrow().value();
    }
}
