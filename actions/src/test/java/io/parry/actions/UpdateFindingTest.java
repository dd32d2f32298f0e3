package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.action.Action;
import io.parry.engine.action.Call;
import io.parry.engine.action.Plan;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UpdateFindingTest extends ActionContract {
    private static final String PRODUCT = "arn:aws:securityhub:eu-west-1::product/aws/guardduty";
    private static final Value IDS = Value.obj("Id", "f-1", "ProductArn", PRODUCT);
    private static final Value PROVEN = Value.obj("outcome", "succeeded", "proof", "state");
    private static final Value DENIED = Value.obj(
            "outcome", "failed", "error", Value.obj("code", "AccessDenied", "message", "not allowed\nto you"));

    @Override
    Action action() {
        return new UpdateFinding();
    }

    @Override
    Value with() {
        return Value.obj("finding", IDS, "step", PROVEN, "note", "Restarted.");
    }

    @Override
    Sample world() {
        return asff(IDS.with("Workflow", Value.obj("Status", "NEW")).with("RecordState", "ACTIVE"));
    }

    /** Of one that is not resolved, and in which somebody has written something. */
    @Nested
    final class ThatFailed extends ActionContract {
        @Override
        Action action() {
            return new UpdateFinding();
        }

        @Override
        Value with() {
            return Value.obj("finding", IDS, "step", DENIED);
        }

        @Override
        Sample world() {
            return asff(IDS.with("Workflow", Value.obj("Status", "NEW"))
                    .with("Note", Value.obj("Text", "mine", "UpdatedBy", "ann")));
        }
    }

    @Nested
    final class InOcsf extends ActionContract {
        @Override
        Action action() {
            return new UpdateFinding();
        }

        @Override
        Value with() {
            return Value.obj("finding", Value.obj("metadata", Value.obj("uid", "m-1")), "step", PROVEN);
        }

        @Override
        Sample world() {
            return ocsf(Value.obj("metadata", Value.obj("uid", "m-1"), "status_id", 1));
        }
    }

    private static Sample asff(Value finding) {
        return new Sample(finding)
                .read("securityhub:GetFindings", (state, asked) -> Value.obj("Findings", Value.arr(state)))
                .call(
                        "securityhub:BatchUpdateFindings",
                        (state, sent) -> state.with("Workflow", sent.at("Workflow"))
                                .with("Note", sent.at("Note").with("UpdatedAt", "2026-06-01T00:00:00Z")));
    }

    private static Sample ocsf(Value finding) {
        return new Sample(finding)
                .read("securityhub:GetFindingsV2", (state, asked) -> Value.obj("Findings", Value.arr(state)))
                .call(
                        "securityhub:BatchUpdateFindingsV2",
                        (state, sent) ->
                                state.with("status_id", sent.at("StatusId")).with("comment", sent.at("Comment")));
    }

    /** What a step came to, how the finding stands, and what is done. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # outcome      | proof    | code         | status     | note                                      | by    | does
            succeeded      | state    |              | NEW        |                                           |       | RESOLVED Parry: succeeded, as its state shows; run run-1
            succeeded      | state    |              |            |                                           |       | RESOLVED Parry: succeeded, as its state shows; run run-1
            succeeded      | state    |              | NOTIFIED   |                                           |       | RESOLVED Parry: succeeded, as its state shows; run run-1
            nothing-to-do  | state    |              | NEW        |                                           |       | RESOLVED Parry: nothing to do, as its state shows; run run-1
            succeeded      | response |              | NEW        |                                           |       | NOTIFIED Parry: succeeded, but its state was not looked at; run run-1
            succeeded      |          |              | NEW        |                                           |       | NOTIFIED Parry: succeeded, but its state was not looked at; run run-1
            nothing-to-do  | response |              | NEW        |                                           |       | NOTIFIED Parry: nothing to do, but its state was not looked at; run run-1
            failed         |          | AccessDenied | NEW        |                                           |       | NOTIFIED Parry: failed (AccessDenied); run run-1. it says
            failed         | state    | AccessDenied | NEW        |                                           |       | NOTIFIED Parry: failed (AccessDenied); run run-1. it says
            failed         |          | no code      | NEW        |                                           |       | NOTIFIED Parry: failed; run run-1. it says
            not-verified   |          | not-verified | NEW        |                                           |       | NOTIFIED Parry: not verified; run run-1. it says
            blocked        |          | at_most      | NEW        |                                           |       | NOTIFIED Parry: blocked (at_most); run run-1. it says
            skipped        |          |              | NEW        |                                           |       | NOTIFIED Parry: skipped; run run-1
            failed         |          | AccessDenied | NEW        | look at this                              | ann   | NOTIFIED Parry: failed (AccessDenied); run run-1. it says. Before: look at this
            succeeded      | state    |              | NEW        | look at this                              | ann   | RESOLVED Parry: succeeded, as its state shows; run run-1. Before: look at this
            succeeded      | state    |              | NOTIFIED   | Parry: failed (AccessDenied); run x. no   | parry | RESOLVED Parry: succeeded, as its state shows; run run-1
            succeeded      | state    |              | NOTIFIED   | Parry: failed (AccessDenied); run x. no. Before: look at this | parry | RESOLVED Parry: succeeded, as its state shows; run run-1. Before: look at this
            # it has been said, in this run or in another
            succeeded      | state    |              | RESOLVED   | Parry: succeeded, as its state shows; run run-1 | parry | nothing: its status is "RESOLVED", which a run of ours has set
            nothing-to-do  | state    |              | RESOLVED   | Parry: succeeded, as its state shows; run x | parry | nothing: its status is "RESOLVED", which a run of ours has set
            failed         |          | AccessDenied | NOTIFIED   | Parry: failed (AccessDenied); run x. other | parry | nothing: its status is "NOTIFIED", which a run of ours has set
            # something else came of it this time
            failed         |          | Gone         | NOTIFIED   | Parry: failed (AccessDenied); run x       | parry | NOTIFIED Parry: failed (Gone); run run-1. it says
            failed         |          | AccessDenied | RESOLVED   | Parry: succeeded, as its state shows; run x | parry | NOTIFIED Parry: failed (AccessDenied); run run-1. it says
            failed         |          | AccessDenied | NOTIFIED   |                                           |       | NOTIFIED Parry: failed (AccessDenied); run run-1. it says
            failed         |          | AccessDenied | NOTIFIED   | Parry: failed (AccessDenied); run x       | ann   | NOTIFIED Parry: failed (AccessDenied); run run-1. it says. Before: Parry: failed (AccessDenied); run x
            # somebody has decided
            succeeded      | state    |              | SUPPRESSED |                                           |       | nothing: its status is "SUPPRESSED"
            failed         |          | AccessDenied | SUPPRESSED | Parry: failed (AccessDenied); run x       | parry | nothing: its status is "SUPPRESSED", which
            failed         |          | AccessDenied | RESOLVED   |                                           |       | nothing: its status is "RESOLVED"
            failed         |          | AccessDenied | RESOLVED   | done                                      | ann   | nothing: its status is "RESOLVED"
            succeeded      | state    |              | RESOLVED   | done                                      | ann   | nothing: its status is "RESOLVED"
            """)
    void whatIsDone(String outcome, String proof, String code, String status, String note, String by, String does) {
        var step = Value.obj(
                "outcome", outcome,
                "proof", proof == null ? Value.MISSING : Value.of(proof),
                "error", code == null ? Value.MISSING : Value.obj("code", code, "message", "it\nsays"));
        var found = IDS.with("Workflow", status == null ? Value.MISSING : Value.obj("Status", status))
                .with("Note", note == null ? Value.MISSING : Value.obj("Text", note, "UpdatedBy", by));
        var said = word(plan(Value.obj("finding", IDS, "step", step), asff(found)));
        assertTrue(does.startsWith("nothing") ? said.startsWith(does) : said.equals(does), said);
        var uid = Value.obj("metadata", Value.obj("uid", "m-1"));
        var inOcsf = uid.with(
                        "status_id",
                        status == null
                                ? 0
                                : List.of("NEW", "NOTIFIED", "SUPPRESSED", "RESOLVED")
                                                .indexOf(status)
                                        + 1)
                .with("comment", note == null ? Value.MISSING : Value.of(note));
        if (!"ann".equals(by) || !note.startsWith("Parry")) {
            assertEquals(said, word(plan(Value.obj("finding", uid, "step", step), ocsf(inOcsf))));
        }
    }

    @Test
    void allOfSeveralStepsHaveToBeProven() {
        for (var steps : List.of(Value.arr(PROVEN, DENIED), Value.arr(DENIED, PROVEN))) {
            assertTrue(word(plan(with().with("step", steps), world())).startsWith("NOTIFIED Parry: failed"));
        }
        assertTrue(word(plan(with().with("step", Value.arr(PROVEN, PROVEN)), world()))
                .startsWith("RESOLVED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"7", "\"RESOLVED\"", "[]", "{}", "{\"outcome\": \"resolved\", \"proof\": \"state\"}", "[[]]"})
    void whatNoStepCameToIsRefused(String step) throws JsonError {
        var with = with().with("step", Json.read(step));
        var failed = assertThrows(EvaluationFailed.class, () -> plan(with, world()));
        var said = String.valueOf(failed.getMessage());
        assertTrue(said.startsWith("`step` needs what a step came to"), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"planned", "waiting"})
    void whatIsStillToComeIsNotWritten(String outcome) {
        assertThrows(NotYet.class, () -> plan(with().with("step", Value.obj("outcome", outcome)), world()));
    }

    /** Which finding is meant, and where it is updated; the step acts in eu-west-1. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Id": "a", "ProductArn": "arn:aws:securityhub:us-east-1::product/aws/guardduty"}                          | us-east-1
            {"Id": "a", "ProductArn": "arn:aws:securityhub:us-east-1:111122223333:product/111122223333/default"}        | us-east-1
            {"Id": "a", "ProductArn": "arn:aws:securityhub:us-east-1::product/a/b", "Region": "eu-north-1"}             | us-east-1
            {"Id": "a", "ProductArn": "arn:aws:securityhub:::product/a/b", "Region": "eu-north-1"}                      | eu-north-1
            {"Id": "a", "ProductArn": "arn:aws:securityhub:::product/a/b"}                                              | eu-west-1
            {"Id": "a", "ProductArn": "arn:aws:securityhub:cn-north-1::product/a/b"}                                    | wrong-value: expected a finding of a Region of partition `aws`, found `cn-north-1`
            {"Id": "a", "ProductArn": "arn:aws:securityhub:here::product/a/b"}                                          | wrong-value: expected a finding of a Region
            {"Id": "a", "ProductArn": "arn:aws:guardduty:us-east-1::product/a/b"}                                       | wrong-value: `finding` needs a finding of Security Hub
            {"Id": "", "ProductArn": "arn:aws:securityhub:us-east-1::product/a/b"}                                      | wrong-value: `finding` needs a finding of Security Hub
            {"Id": 7, "ProductArn": "arn:aws:securityhub:us-east-1::product/a/b"}                                       | wrong-value: `finding` needs a finding of Security Hub
            {"Id": "a"}                                                                                                 | wrong-value: `finding` needs a finding of Security Hub
            {"metadata": {"uid": "m"}, "cloud": {"region": "us-east-1"}}                                                | us-east-1
            {"metadata": {"uid": "m"}}                                                                                  | eu-west-1
            {"metadata": {"uid": "m"}, "cloud": {"region": "../x"}}                                                     | wrong-value: expected a finding of a Region of partition `aws`, found `../x`
            {"metadata": {"product": {"uid": "p"}}, "cloud": {"account": {"uid": "1"}}, "finding_info": {"uid": "i"}}   | eu-west-1
            {"metadata": {"product": {"uid": "p"}}, "cloud": {"account": {"uid": "1"}}}                                 | wrong-value: `finding` needs a finding of Security Hub
            []                                                                                                          | wrong-value: `finding` needs a finding of Security Hub
            """)
    void whichFindingAndWhere(String finding, String where) throws JsonError {
        var plan = new Story(action(), with().with("finding", Json.read(finding)), HERE, Story.OFFLINE).plan();
        if (plan instanceof Plan.Act act) {
            assertEquals(where, act.now().getFirst().target().region());
            assertEquals(HERE.account(), act.now().getFirst().target().account());
        } else {
            assertTrue(word(plan).startsWith(where), word(plan));
        }
    }

    @Test
    void whatIsArchivedOrGoneOrAnothersIsRefused() {
        assertEquals(
                "FindingArchived: the finding is archived; nobody works on it any more",
                word(plan(with(), asff(IDS.with("RecordState", "ARCHIVED")))));
        var uid = Value.obj("metadata", Value.obj("uid", "m-1"));
        assertTrue(word(plan(with().with("finding", uid), ocsf(uid.with("status_id", 5))))
                .startsWith("FindingArchived"));
        for (var other : List.of(IDS.with("Id", "f-2"), IDS.with("ProductArn", PRODUCT + "/x"))) {
            assertEquals(
                    "FindingNotFound: there is no such finding in 111122223333 eu-west-1",
                    word(plan(with(), asff(other))));
        }
    }

    @Test
    void anOcsfFindingWithoutAnIdOfItsOwnIsNamedByThree() throws JsonError {
        var finding = Json.read(
                "{\"metadata\": {\"product\": {\"uid\": \"p\"}}, \"cloud\": {\"account\": {\"uid\": \"1\"}}, \"finding_info\": {\"uid\": \"i\"}, \"status_id\": 1}");
        var call = assertInstanceOf(Plan.Act.class, plan(with().with("finding", finding), ocsf(finding)))
                .now()
                .getFirst();
        var named = Value.obj("CloudAccountUid", "1", "FindingInfoUid", "i", "MetadataProductUid", "p");
        assertEquals(Value.arr(named), call.parameters().at("FindingIdentifiers"));
        assertFalse(call.parameters().at("MetadataUids").exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\ud83d\ude00", "a b\n", "\u202e\u0007y", "\ud800z"})
    void aNoteHasFiveHundredAndTwelveCharactersOnOneLine(String piece) {
        var note = note(plan(with().with("note", piece.repeat(600)), world()));
        assertTrue(note.length() <= 512 && note.length() >= 510, note);
        assertTrue(note.startsWith("Parry: succeeded, as its state shows; run run-1. ") && note.endsWith("…"), note);
        assertTrue(
                note.codePoints()
                        .noneMatch(point -> Character.isISOControl(point)
                                || Character.getType(point) == Character.FORMAT
                                || Character.getType(point) == Character.SURROGATE),
                note);
    }

    @Test
    void aNoteThatIsNotKnownIsLeftOut() {
        var note = note(plan(with().with("note", Value.unknown("x")), world()));
        assertEquals("Parry: succeeded, as its state shows; run run-1", note);
    }

    @Test
    void itIsTakenBackToWhatWasThere() {
        var before = IDS.with("Workflow", Value.obj("Status", "NEW"))
                .with("Note", Value.obj("Text", "mine", "UpdatedBy", "ann"));
        var undo = assertInstanceOf(Plan.Act.class, plan(with(), asff(before)))
                .now()
                .getFirst()
                .undo()
                .orElseThrow();
        assertEquals(Value.obj("Status", "NEW"), undo.with().at("Workflow"));
        assertEquals(Value.obj("Text", "mine", "UpdatedBy", "ann"), undo.with().at("Note"));
    }

    private Plan plan(Value with, Sample world) {
        return new Story(action(), with, HERE, world.reads()).plan();
    }

    private static String note(Plan plan) {
        return note(assertInstanceOf(Plan.Act.class, plan).now().getFirst());
    }

    private static String note(Call call) {
        var note = call.parameters().at("Note").at("Text");
        return (note.exists() ? note : call.parameters().at("Comment")).text();
    }

    private static String word(Plan plan) {
        return switch (plan) {
            case Plan.Act act ->
                status(act.now().getFirst()) + " " + note(act.now().getFirst());
            case Plan.Wait wait -> "waits for " + wait.what();
            case Plan.Holds holds -> "nothing: " + holds.seen();
            case Plan.Refuse refuse -> refuse.code() + ": " + refuse.why();
        };
    }

    private static String status(Call call) {
        var id = call.parameters().at("StatusId");
        return id.exists()
                ? id.equals(Value.of(4)) ? "RESOLVED" : id.equals(Value.of(2)) ? "NOTIFIED" : id.show()
                : call.parameters().at("Workflow").at("Status").text();
    }
}
