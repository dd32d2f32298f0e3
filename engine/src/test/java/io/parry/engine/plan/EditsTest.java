package io.parry.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.Bench;
import io.parry.engine.Tables;
import io.parry.engine.action.Call;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.JsonInText;
import io.parry.engine.expression.Scope;
import io.parry.engine.match.Subject;
import io.parry.engine.model.Node;
import io.parry.engine.value.Json;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** edits.yaml, case by case. */
final class EditsTest {
    private static final String HEAD = "id: edits\nversion: 1.0.0\ntitle: Edits\n"
            + "triggers: [{name: any, match: {$.source: x}}]\nvars: {x: text, map: {v: 1}, gone: 1}\nsteps: ";
    private static final Scope SCOPE = root -> root.equals("vars")
            ? Optional.of(Value.obj("x", "text", "map", Value.obj("v", 1), "gone", Value.unknown("gone")))
            : Optional.empty();

    @TestFactory
    Stream<DynamicTest> editsDoAsTheTableSays() {
        return Tables.rows("plan/edits.yaml")
                .map(row -> DynamicTest.dynamicTest(
                        row.get("name").orElseThrow().value().text(), () -> check(row)));
    }

    private static void check(Node.Members row) {
        var part = row.get("part").orElseThrow().value();
        var edits = edits(Json.write(row.get("edit").orElseThrow().value()));
        var refused = row.get("refused");
        if (refused.isPresent()) {
            var failed = assertThrows(EvaluationFailed.class, () -> edits.of(part));
            assertEquals(refused.get().value().text(), failed.code());
            return;
        }
        var edited = edits.of(part);
        assertEquals(row.get("is").orElseThrow().value(), edited);
        var again = new Edits(edits.edits(), edits.subject(), true).of(edited);
        assertEquals(row.get("restless").isEmpty(), edited.equals(again), "edited once more");
        assertEquals(
                row.get("differs").orElseThrow().value(),
                Value.of(differences(part, edited, edits).stream()
                        .map(Call.Change::path)
                        .toList()));
    }

    private static List<Call.Change> differences(Value before, Value after, Edits edits) {
        var by = edits.edits().stream().flatMap(edit -> edit.by().stream()).toList();
        return Differences.of("$", before, after, by);
    }

    private static Edits edits(String edit) {
        var playbook = new Bench()
                .playbook(HEAD + "[{id: m, action: AwsModify, with: {read: {action: acl:Get}, edit: " + edit
                        + ", write: {action: acl:Update}}}]");
        var modify = (CompiledStep.Modify) playbook.steps().getFirst().body();
        return new Edits(modify.edits(), new Subject(Value.MISSING, SCOPE, Instant.EPOCH), false);
    }

    @Test
    void aSecretStaysSecretWhateverIsDoneToIt() {
        var part = Value.obj("keep", 1, "key", Value.secret("somewhere", Value.obj("is", "canary", "n", 1)));

        var edited = edits("[{at: $.key, set: {n: 2}}]").of(part);

        assertEquals("{keep: 1, key: ***}", edited.show());
        assertEquals("{keep: 1, key: {is: \"canary\", n: 2}}", edited.reveal().show());
        var changes = differences(part, edited, edits("[{set: {a: 1}}]"));
        assertFalse(changes.getFirst().after().redact().show().contains("canary"));
        assertFalse(changes.getFirst().before().redact().show().contains("canary"));
    }

    @Test
    void aMemberOfASecretIsEditedByItsNameOnly() {
        var part = Value.obj("key", Value.secret("somewhere", Value.obj("is", Value.obj("n", 1))));

        assertEquals(
                "{key: {is: {n: 2}}}",
                edits("[{at: $.key.is, set: {n: 2}}]").of(part).reveal().show());
        assertThrows(
                EvaluationFailed.class,
                () -> edits("[{at: '$.key[*]', set: {n: 2}}]").of(part).reveal());
    }

    @Test
    void whatIsNotKnownIsWaitedFor() {
        var part = Value.obj("l", Value.unknown("copy"));

        assertThrows(NotYet.class, () -> edits("[{at: $.l, set: {n: 2}}]").of(part));
        assertThrows(NotYet.class, () -> Differences.of("$", part, Value.obj("l", 1), List.of()));
    }

    @Test
    void whereItCannotBeToldWhichElementIsMeantNoneIsAdded() {
        var list = Value.obj("l", Value.arr(Value.obj("s", Value.unknown("copy"))));

        var failed = assertThrows(
                EvaluationFailed.class,
                () -> edits("[{at: $.l, by: s, put: {s: a}}]").of(list));

        assertEquals("cannot-tell", failed.code());
    }

    @Test
    void aDocumentIsReadFromTextAndFromIamsEncoding() {
        var document = Value.obj("a", Value.arr(1, "é+ "));

        assertEquals(
                document, JsonInText.said(Value.of("{ \"a\" : [1, \"é+ \"] }")).orElseThrow());
        assertEquals(
                document,
                JsonInText.said(Value.of("%7B%22a%22%3A%5B1%2C%22%C3%A9%2B%20%22%5D%7D"))
                        .orElseThrow());
        assertEquals(Optional.empty(), JsonInText.said(Value.of("%7")));
        assertEquals(Optional.empty(), JsonInText.said(Value.of("12")));
        assertEquals("{\"a\":[1,\"é+ \"]}", JsonInText.text(document).text());
        assertTrue(JsonInText.said(Value.secret("s", Value.of("{}"))).orElseThrow() instanceof Value.Secret);
    }
}
