package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.action.Action;
import io.parry.engine.action.Call;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Plan;
import io.parry.engine.action.ReadFailed;
import io.parry.engine.plan.CloudReads;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UpdateWafRuleTest extends ActionContract {
    private final VirtualTime time = new VirtualTime();
    private StrictAws aws;

    @BeforeEach
    void begin() throws IOException {
        aws = new StrictAws(time);
        aws.waf.holds(Samples.webAcl("old"), Samples.ANSWERED_ONLY);
    }

    @AfterEach
    void end() {
        aws.close();
    }

    @Override
    Action action() {
        return new UpdateWafRule();
    }

    @Override
    Value with() {
        return Value.obj(
                "web_acl", "origin",
                "id", "acl-1",
                "rule", "origin-verify",
                "header", "X-Origin-Verify",
                "values", Value.arr("old", "new"));
    }

    @Override
    String whyPlainCallsDoNotWait() {
        return "its lock token keeps them apart; plain calls know a web ACL by its name alone";
    }

    @Override
    Sample world() {
        return new Sample(Samples.readWebAcl("old"))
                .read("wafv2:GetWebACL", (state, asked) -> Value.obj("WebACL", state, "LockToken", "token-1"))
                .call(
                        "wafv2:UpdateWebACL",
                        (state, sent) -> sent.with("LockToken", Value.MISSING).with("Scope", Value.MISSING));
    }

    private Story story(Value with) {
        return new Story(action(), with, HERE, new CloudReads(aws.cloud(), HERE, time));
    }

    @Test
    void theSetIsWrittenAndTheRestStaysAsItWas() {
        var story = story(with());
        story.act(aws.cloud());
        assertEquals(Samples.webAcl("old", "new"), aws.waf.acl());
        assertInstanceOf(Plan.Holds.class, story.plan());
    }

    @Test
    void aSetHasNoOrderAndNothingTwice() {
        aws.waf.holds(Samples.webAcl("new", "old"), Samples.ANSWERED_ONLY);
        var with = with().with("values", Value.arr("old", "new", "old"));
        assertInstanceOf(Plan.Holds.class, story(with).plan());
    }

    @Test
    void aValueThatIsNoLongerMeantIsTakenAway() {
        aws.waf.holds(Samples.webAcl("old", "new"), Samples.ANSWERED_ONLY);
        var with = with().with("values", Value.arr("new"));
        story(with).act(aws.cloud());
        assertEquals(List.of("new"), Samples.accepted(aws.waf.acl()));
        assertInstanceOf(Plan.Holds.class, story(with).plan());
    }

    @Test
    void theUndoSaysWhatWasAccepted() {
        var call = call(story(with()).plan());
        assertEquals(Value.arr("old"), call.changes().getFirst().before());
        assertEquals("Rules[origin-verify].Values", call.changes().getFirst().path());
        assertEquals(
                new Call.Undo("UpdateWafRule", with().with("values", Value.arr("old"))),
                call.undo().orElseThrow());
    }

    @Test
    void whereTheValuesAreSecretThoseOfTheWebAclAreToo() {
        aws.waf.holds(Samples.webAcl("canary-1"), Samples.ANSWERED_ONLY);
        var computed = Value.secret("test", Value.arr("canary-1", "canary-2"));
        for (var values : List.of(computed, Value.arr(Value.secret("test", Value.of("canary-2")), "canary-1"))) {
            var call = call(story(with().with("values", values)).plan());
            assertFalse(call.guarded().show().contains("canary"));
            assertFalse(call.changes().toString().contains("canary"));
            assertFalse(call.undo().orElseThrow().with().show().contains("canary"));
        }
    }

    @Test
    void aRuleThatIsNotThereIsMadeWhereTheStepSaysHow() {
        var with = with().with("rule", "second").with("action", "block").with("priority", 3);
        story(with).act(aws.cloud());
        var made = aws.waf.acl().at("Rules").at(-1);
        assertEquals(Value.of("second"), made.at("Name"));
        assertEquals(Value.obj("Block", Value.obj()), made.at("Action"));
        assertTrue(made.at("Statement").at("NotStatement").exists());
        assertEquals(Value.of(false), made.at("VisibilityConfig").at("SampledRequestsEnabled"), "it would show values");
        assertEquals(3, aws.waf.acl().at("Rules").items().size());
        assertInstanceOf(Plan.Holds.class, story(with).plan());
    }

    @Test
    void whatIsNotItsToDoIsRefusedWithTheReason() {
        refuses("does not exist", with().with("id", "acl-2"));
        refuses("there is no rule `second`", with().with("rule", "second"));
        refuses("there is no rule `second`", with().with("rule", "second").with("action", "block"));
        refuses("there is no rule `second`", with().with("rule", "second").with("priority", 3));
        var taken = with().with("rule", "second").with("action", "allow").with("priority", 0);
        refuses("priority 0 is taken by the rule \"rate\"", taken);
        refuses("does something else", with().with("rule", "rate"));
        refuses("does something else", with().with("header", "X-Other"));
        refuses("allows, `action` says block", with().with("action", "block"));
        refuses("1 to 200 bytes", with().with("values", Value.arr("ä".repeat(101))));
        refuses("a list of one value at least", with().with("values", Value.arr()));
        refuses("`scope` is", with().with("scope", "REGION"));
        aws.waf.holds(Samples.webAcl("old"), Value.obj("ManagedByFirewallManager", true));
        refuses("managed by Firewall Manager", with());
    }

    @Test
    void aRuleThatDoesTheContraryIsRefused() {
        var rules = Samples.webAcl("old").at("Rules");
        var blocking = rules.at(1).with("Action", Value.obj("Block", Value.obj()));
        aws.waf.holds(Samples.webAcl("old").with("Rules", Value.arr(rules.at(0), blocking)), Value.obj());
        refuses("blocks the requests that carry one of its values", with());
    }

    /** Whatever looks like it and lets other requests through, or fewer. */
    @Test
    void aRuleThatComparesInAnotherWayIsNotTheOne() {
        var match = rule().at("Statement").at("ByteMatchStatement");
        var lower = Value.arr(Value.obj("Priority", 0, "Type", "LOWERCASE"));
        var tenant = Value.obj("SingleHeader", Value.obj("Name", "x-tenant"));
        refusesRules("does something else", compares(match.with("TextTransformations", lower)));
        refusesRules("does something else", compares(match.with("PositionalConstraint", "CONTAINS")));
        var both = Value.arr(statement(match.with("FieldToMatch", tenant)), statement(match));
        var either = Value.obj("OrStatement", Value.obj("Statements", both));
        refusesRules("does something else", rule().with("Statement", either));
        var inverse = Value.obj("NotStatement", Value.obj("Statement", statement(match)));
        refusesRules("lets in the requests that carry none", rule().with("Statement", inverse));
        refusesRules("more than one rule", rule(), rule().with("Priority", 8));
    }

    private static Value rule() {
        return Samples.webAcl("old").at("Rules").at(1);
    }

    private static Value statement(Value match) {
        return Value.obj("ByteMatchStatement", match);
    }

    private static Value compares(Value match) {
        return rule().with("Statement", statement(match));
    }

    private void refusesRules(String why, Value... rules) {
        aws.waf.holds(Samples.webAcl("old").with("Rules", Value.arr((Object[]) rules)), Samples.ANSWERED_ONLY);
        refuses(why, with());
    }

    @Test
    void withoutALockTokenNothingIsWritten() {
        var world = world().read("wafv2:GetWebACL", (state, asked) -> Value.obj("WebACL", state));
        var plan = new Story(action(), with(), HERE, world.reads()).plan();
        assertTrue(assertInstanceOf(Plan.Refuse.class, plan).why().contains("without a lock token"));
    }

    private void refuses(String why, Value with) {
        var refuse = assertInstanceOf(Plan.Refuse.class, story(with).plan());
        assertTrue(refuse.why().contains(why), refuse.why());
        assertEquals(0, aws.waf.writes());
    }

    @Test
    void theWebAclOfADistributionIsChangedInTheOneRegionOfIt() {
        var call = call(new Story(action(), with().with("scope", "CLOUDFRONT"), HERE, Story.OFFLINE).plan());
        assertEquals("us-east-1", call.target().region());
        assertEquals(List.of("arn:aws:wafv2:us-east-1:111122223333:global/webacl/origin/acl-1"), call.about());
    }

    @Test
    void aMemberThatNobodyHereKnowsIsNotErased() {
        var rules = Samples.webAcl("old").at("Rules");
        var newer = rules.at(0).with("NewThing", "x");
        for (var acl : List.of(
                Samples.webAcl("old").with("NewThing", "x"),
                Samples.webAcl("old").with("Rules", Value.arr(newer, rules.at(1))))) {
            aws.waf.holds(acl, Samples.ANSWERED_ONLY);
            var failed = assertThrows(ReadFailed.class, story(with())::plan);
            assertEquals("unknown-members", failed.answer().code());
            assertTrue(
                    failed.answer().message().contains("NewThing"),
                    failed.answer().message());
        }
        assertEquals(0, aws.waf.writes());
    }

    /** So that a member that a later SDK knows is neither forgotten nor sent back where it cannot be. */
    @Test
    void everyMemberOfAWebAclIsWrittenBackOrOnlyAnswered() {
        var takes = new AwsCatalog(new Operations()).parameters(Operation.of("wafv2:UpdateWebACL"));
        var acl = Value.obj("Name", "origin");
        for (var field : software.amazon.awssdk.services.wafv2.model.WebACL.builder()
                .build()
                .sdkFields()) {
            acl = acl.with(field.memberName(), "x");
        }
        var sent = new WebAcl(Value.obj("WebACL", acl.with("Rules", Value.arr())))
                .with(new WebAcl.Id("origin", "acl-1", "REGIONAL"), Value.obj("Name", "r"))
                .with("LockToken", "t");
        assertEquals(
                List.copyOf(takes), sent.members().keySet().stream().sorted().toList());
    }

    private static Call call(Plan plan) {
        return assertInstanceOf(Plan.Act.class, plan, plan.toString()).now().getFirst();
    }
}
