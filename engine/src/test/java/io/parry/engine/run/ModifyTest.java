package io.parry.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.Bench;
import io.parry.engine.action.Call;
import io.parry.engine.action.Target;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.model.Mode;
import io.parry.engine.plan.CloudReads;
import io.parry.engine.plan.PlannedStep;
import io.parry.engine.plan.Planner;
import io.parry.engine.plan.Verdict;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code AwsModify} on a whole object under a lock token, in a world that has its moods. */
final class ModifyTest {
    private static final String EVENT =
            "{'id': 'e', 'source': 'aws.acl', 'account': '111122223333', 'region': 'us-east-1'}";
    private static final String HEAD = """
            id: modify
            version: 1.0.0
            title: Modify
            triggers: [{name: any, match: {$.source: aws.acl}}]
            steps:
              - id: m
                action: AwsModify
                retry: {on: Trouble, max_attempts: 3, interval: 1s}
                with:
                  read: {action: acl:Get, with: {Name: a}, accept_errors: NoSuchAcl}
                  at: $.Acl
            """;
    private static final String ALL = HEAD + """
                  edit: [{at: '$.Rules[*]', where: {$.Name: header}, set: {Value: new}}]
                  write: {action: acl:Update, with: {Name: a, LockToken: "${read.LockToken}"}, send: all}
            """;
    private static final Value OLD = Bench.json("{'Id': 'i', 'Name': 'a', 'Default': {'Allow': {}}, 'Notes': 'theirs',"
            + " 'Rules': [{'Name': 'other', 'Value': 'x'}, {'Name': 'header', 'Value': 'old', 'Deep': {'k': [1]}}]}");
    private static final Value NEW = Bench.json(Json.write(OLD).replace("old", "new"));

    private final World world = new World();
    private final Acl acl = new Acl(world, OLD);

    private RunResult run(String yaml) {
        var match = new Bench().matches(yaml, EVENT, world).getFirst();
        return new Runner(new Bench(), acl, new MemoryJournal(), world, world, Set.of(), "me", Duration.ofMinutes(5))
                .run(match, Mode.ENFORCE);
    }

    private PlannedStep plan(String yaml) {
        var match = new Bench().matches(yaml, EVENT, world).getFirst();
        var reads = new CloudReads(acl, Target.of("111122223333", "us-east-1", ""), world);
        return new Planner(new Bench(), reads, Set.of(), world.instant())
                .plan(match, Mode.ENFORCE)
                .all()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everythingElseIsWrittenBackAsItWas() {
        assertEquals("succeeded", run(ALL).outcome());

        assertEquals(NEW, acl.now());
        assertEquals(1, acl.sent.size());
        assertTrue(acl.sent.getFirst().at("Tags").isMissing(), "a list that was left out stays out");
    }

    @Test
    void thePlanSaysWhatDiffersAndNothingIsSent() {
        var planned = plan(ALL);

        assertEquals(Verdict.WILL, planned.verdict());
        var call = planned.calls().getFirst();
        assertEquals("$.Acl.Rules[1].Value", call.changes().getFirst().path());
        assertEquals(Value.obj("LockToken", "t1"), call.guard());
        assertTrue(call.parameters().at("LockToken").isMissing());
        assertEquals(List.of(), acl.sent);
    }

    @Test
    void aWholeOrATokenOfThisMomentIsNoUndo() {
        var changed = "send: changed";
        for (var write : List.of(
                "action: acl:Update, with: {Notes: '${new.Text}', LockToken: '${read.LockToken}', Text: x}, send: all",
                "action: acl:Update, with: {LockToken: '${read.LockToken}', Text: x}, " + changed,
                "action: acl:Update, with: {Name: a, Text: x}, " + changed,
                "action: doc:Put, with: {Name: a, Text: '${new.Text}'}",
                "action: doc:Put, with: {Name: '${read.Acl.Name}'}, " + changed)) {
            assertEquals(Optional.empty(), undoOf(write), write);
        }
    }

    @Test
    void theUndoOfWhatDiffersSaysWhatStoodThere() {
        assertEquals(
                Optional.of(new Call.Undo("doc:Put", Value.obj("Name", "a", "Text", "old"))),
                undoOf("action: doc:Put, with: {Name: a}, send: changed"));
    }

    private Optional<Call.Undo> undoOf(String write) {
        acl.holds(OLD.with("Text", "old"));
        var yaml = HEAD + "      edit: [set: {Text: new}]\n      write: {" + write + "}\n";
        return plan(yaml).calls().getFirst().undo();
    }

    @Test
    void onceMoreThereIsNothingToDo() {
        run(ALL);

        assertEquals(Verdict.NOTHING, plan(ALL).verdict());
        assertEquals(
                "nothing-to-do", run(ALL.replace("id: modify", "id: again")).outcome());
        assertEquals(1, acl.sent.size());
    }

    @Test
    void aLostRaceKeepsTheOthersChange() {
        acl.others = OLD.with("Notes", "changed meanwhile");

        assertEquals("succeeded", run(ALL).outcome());

        assertEquals(NEW.with("Notes", "changed meanwhile"), acl.now());
        assertEquals(2, acl.sent.size());
    }

    @Test
    void aLostAnswerIsLookedAfterAndNotSentAgain() {
        acl.faults.add("LOST");

        assertEquals("succeeded", run(ALL).outcome());

        assertEquals(NEW, acl.now());
        assertEquals(1, acl.sent.size());
    }

    @Test
    void staleReadsAreWaitedOut() {
        acl.stale = 2;

        assertEquals("succeeded", run(ALL).outcome());

        assertEquals(1, acl.sent.size());
    }

    @Test
    void whatIsAcceptedAndDoesNotHappenIsNotVerified() {
        acl.faults.addAll(List.of("IGNORED", "IGNORED", "IGNORED"));

        var result = run(ALL.replace("max_attempts: 3", "max_attempts: 2"));

        assertEquals("not-verified", result.outcome());
        assertTrue(Json.write(result.record()).contains("$.Acl.Rules[1].Value"), "the difference is told");
        assertEquals(OLD, acl.now());
    }

    @Test
    void aRefusalNamedUnderRetryIsTriedAgain() {
        acl.faults.add("REFUSED");

        assertEquals("succeeded", run(ALL).outcome());

        assertEquals(NEW, acl.now());
    }

    @Test
    void aReadThatIsDeniedSendsNothing() {
        acl.denied = "AccessDeniedException";

        assertEquals("failed", run(ALL).outcome());

        assertEquals(List.of(), acl.sent);
        assertEquals(Verdict.FAILS, plan(ALL).verdict());
    }

    @Test
    void whatThisVersionDoesNotKnowIsNotErased() {
        acl.unread = List.of("Acl.Brand");

        var result = run(ALL);

        assertEquals("unknown-members", result.error().orElseThrow().code());
        assertEquals(List.of(), acl.sent);
    }

    @Test
    void nothingThereAndNothingToBeginWithIsRefused() {
        acl.denied = "NoSuchAclException";

        assertEquals("missing-value", run(ALL).error().orElseThrow().code());
        assertEquals(List.of(), acl.sent);
    }

    @Test
    void onlyWhatDiffersIsSentWhereThatIsAskedFor() {
        var yaml = HEAD + """
                      edit: [{set: {Notes: ours}}]
                      write: {action: acl:Update, with: {Name: a, LockToken: "${read.LockToken}"}, send: changed}
                """;

        assertEquals(
                Value.obj("Name", "a", "Notes", "ours"),
                plan(yaml).calls().getFirst().parameters());
    }

    @Test
    void aChangeThatTheCallCannotSayIsRefused() {
        var yaml = HEAD + """
                      edit: [{set: {Id: other}}]
                      write: {action: acl:Update, with: {Name: a, LockToken: "${read.LockToken}"}, send: all}
                """;

        assertEquals("wrong-value", run(yaml).error().orElseThrow().code());
        assertEquals(Verdict.FAILS, plan(yaml).verdict());
        assertEquals(List.of(), acl.sent);
    }

    @Test
    void whatIsRemovedIsProvedByItsBeingGone() {
        var yaml = HEAD + """
                      edit: [{at: '$.Rules[*]', where: {$.Name: header}, remove: true}]
                      write: {action: acl:Update, with: {Name: a, LockToken: "${read.LockToken}"}, send: all}
                """;

        assertEquals("succeeded", run(yaml).outcome());
        assertEquals(1, acl.now().at("Rules").items().size());
        assertEquals(1, acl.sent.size());
        assertEquals(
                "missing-value",
                run(yaml.replace("id: modify", "id: b")).error().orElseThrow().code());
    }

    @Test
    void whatMayHaveBeenRemovedIsProvedByItsBeingGoneToo() {
        acl.faults.add("LOST");

        var result = run(HEAD + """
                      edit: [{at: '$.Rules[*]', where: {$.Name: header}, remove: true}]
                      write: {action: acl:Update, with: {Name: a, LockToken: "${read.LockToken}"}, send: all}
                """);

        assertEquals("succeeded", result.outcome(), result.record().show());
        assertEquals(1, acl.sent.size());
    }

    @Test
    void editsThatWouldNeverBeDoneAreRefused() {
        var yaml = HEAD + """
                      edit: [{at: '$.Rules[0]', remove: true}]
                      write: {action: acl:Update, with: {Name: a, LockToken: "${read.LockToken}"}, send: all}
                """;

        assertEquals("wrong-value", run(yaml).error().orElseThrow().code());
        assertEquals(List.of(), acl.sent);
    }

    @Test
    void aPolicyIsEditedAsWhatItSaysAndWrittenAsText() {
        var policy = new Acl(world, Bench.json("{'Id': 'i'}").with("Policy", "{ \"S\": [ {\"Sid\": \"p\"} ] }"));
        var yaml = (HEAD + """
                      start: {S: []}
                      edit: [{at: $.S, by: Sid, put: {Sid: q}}]
                      write: {action: acl:Update, with: {Policy: "${new}", LockToken: "${read.LockToken}"}}
                """).replace("at: $.Acl", "at: $.Acl.Policy");
        var match = new Bench().matches(yaml, EVENT, world).getFirst();

        var result = new Runner(
                        new Bench(), policy, new MemoryJournal(), world, world, Set.of(), "me", Duration.ofMinutes(5))
                .run(match, Mode.ENFORCE);

        assertEquals("succeeded", result.outcome());
        assertEquals(
                "{\"S\":[{\"Sid\":\"p\"},{\"Sid\":\"q\"}]}",
                policy.now().at("Policy").text());
        assertFalse(Json.write(result.record()).contains("not-supported"));
    }

    // ---- what hostile or careless hands make of it

    /** @return the code of the refusal, with nothing sent; the plan says so too */
    private String refused(String yaml) {
        assertEquals(Verdict.FAILS, plan(yaml).verdict());
        var result = run(yaml);
        assertEquals("failed", result.outcome());
        assertEquals(List.of(), acl.sent);
        return result.error().orElseThrow().code();
    }

    private static String with(String at, String edit, String write) {
        return HEAD.replace("at: $.Acl\n", "at: " + at + "\n") + "      edit: " + edit
                + "\n      write: {action: acl:Update, " + write + "}\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'$.Acl.Notes'    | [{set: {a: 1}}]                                        | wrong-value",
                "'$.Acl.Notes'    | [{at: '$.S[*]', remove: true, optional: true}]         | wrong-value",
                "'$.Acl.Rules[*]' | [{set: {a: 1}}]                                        | wrong-value",
                "'$.Acl.Rules'    | [{set: {a: 1}}]                                        | wrong-value",
                "'$.Acl.Rules'    | [{at: '$[*]', where: {$.Name: header}, set: {a: 1}}]   | wrong-value",
                "'$.Acl.Nothing'  | [{at: '$.S[*]', remove: true, optional: true}]         | missing-value",
                "'$.Acl'          | [{at: $.Default.Allow.Deep, set: {a: 1}}]              | missing-value",
                "'$.Acl'          | [{at: $.Name, set: {a: 1}}]                            | wrong-value",
                "'$.Acl'          | [{at: $.Name, by: a, put: {a: 1}}]                     | wrong-value",
                "'$.Acl'          | [{set: {Notes: '${this.Nothing}'}}]                    | missing-value",
                "'$.Acl'          | [{remove: true}]                                       | wrong-value"
            })
    void whatCannotBeEditedIsRefused(String at, String edit, String code) {
        assertEquals(code, refused(with(at, edit, "with: {LockToken: '${read.LockToken}'}, send: all")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"S\": [], \"S\": [1]}", "{\"S\": [", "", "{\"n\": 1e9999}", "%7B", "7"})
    void textThatIsNoDocumentIsNeverAsTheEditsWouldLeaveIt(String text) {
        acl.holds(OLD.with("Policy", text));
        var edit = "[{at: '$.S[*]', remove: true, optional: true}]";

        assertEquals("wrong-value", refused(with("$.Acl.Policy", edit, "with: {Policy: '${new}'}")));
    }

    @Test
    void aParameterThatTheAnswerDoesNotGiveIsRefused() {
        var edit = "[set: {Notes: ours}]";

        assertEquals("missing-value", refused(with("$.Acl", edit, "with: {LockToken: '${read.Token}'}, send: all")));
        assertEquals("missing-value", refused(with("$.Acl", edit, "with: {Notes: '${new.Nothing}'}")));
    }

    @Test
    void aListThatIsEmptiedIsSentEmptyAndProved() {
        var yaml = with(
                "$.Acl", "[{at: '$.Rules[*]', remove: true}]", "with: {LockToken: '${read.LockToken}'}, send: all");

        assertEquals("succeeded", run(yaml).outcome());

        assertEquals(Value.arr(), acl.sent.getFirst().at("Rules"));
        assertEquals("theirs", acl.now().at("Notes").text());
    }

    @Test
    void whatIsSoAlreadyIsNothingToDoWhicheverAreMeant() {
        var yaml = with(
                "$.Acl",
                "[{at: '$.Rules[*]', set: {Name: '${this.Name}'}}, {set: {Notes: theirs}}]",
                "with: {LockToken: '${read.Nothing}'}, send: all");

        assertEquals(Verdict.NOTHING, plan(yaml).verdict());
        assertEquals("nothing-to-do", run(yaml).outcome());
    }
}
