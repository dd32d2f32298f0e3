package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.action.Action;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Call;
import io.parry.engine.action.Plan;
import io.parry.engine.action.ReadFailed;
import io.parry.engine.action.Target;
import io.parry.engine.plan.CloudReads;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UpdateOriginHeaderTest extends ActionContract {
    private final VirtualTime time = new VirtualTime();
    private StrictAws aws;

    @BeforeEach
    void begin() throws IOException {
        aws = new StrictAws(time);
        aws.cloudFront.holds("E2EXAMPLE", Samples.distribution("canary-old"));
    }

    @AfterEach
    void end() {
        aws.close();
    }

    @Override
    Action action() {
        return new UpdateOriginHeader();
    }

    @Override
    Value with() {
        return Value.obj("distribution", "E2EXAMPLE", "header", "X-ORIGIN-Verify", "value", "new");
    }

    @Override
    Sample world() {
        return new Sample(Value.obj(
                        "CallerReference",
                        "ref",
                        "Origins",
                        Value.obj("Quantity", 2, "Items", Value.arr(origin("alb"), origin("other")))))
                .read(
                        "cloudfront:GetDistributionConfig",
                        (state, asked) -> Value.obj("DistributionConfig", state, "ETag", "E1"))
                .call("cloudfront:UpdateDistribution", (state, sent) -> sent.at("DistributionConfig"));
    }

    private static Value origin(String id) {
        var header = Value.obj("HeaderName", "x-origin-verify", "HeaderValue", "old");
        return Value.obj("Id", id, "CustomHeaders", Value.obj("Quantity", 1, "Items", Value.arr(header)));
    }

    private Story story(Value with) {
        return new Story(action(), with, HERE, new CloudReads(aws.cloud(), HERE, time));
    }

    @Test
    void theHeaderOfThatNameGetsTheValueAndNoOther() {
        var story = story(with());
        story.act(aws.cloud());
        assertEquals(List.of("new", "keep"), Samples.sent(aws.cloudFront.config()));
        assertInstanceOf(Plan.Holds.class, story.plan());
        assertEquals(1, aws.cloudFront.writes());
    }

    @Test
    void aChosenOriginWithoutTheHeaderGetsIt() {
        var with = with().with("origins", Value.arr("other"));
        story(with).act(aws.cloud());
        assertEquals(List.of("canary-old", "new"), StrictCloudFront.values(aws.cloudFront.config(), "x-origin-verify"));
        assertInstanceOf(Plan.Holds.class, story(with).plan());
    }

    @Test
    void neitherTheOldNorTheNewValueIsSaid() {
        var with = with().with("value", Value.secret("test", Value.of("canary-new")));
        var call = call(story(with).plan());
        assertFalse(call.guarded().show().contains("canary"));
        assertFalse(call.changes().toString().contains("canary"));
        var undo = call.undo().orElseThrow();
        assertFalse(undo.with().show().contains("canary"));
        assertEquals(Value.of("canary-old"), undo.with().at("value").reveal());
        assertEquals(Value.arr("alb"), undo.with().at("origins"));
        assertEquals(
                "Origins[alb].CustomHeaders[X-ORIGIN-Verify]",
                call.changes().getFirst().path());
    }

    /** One step gives one value: it cannot give two origins what each of them had. */
    @Test
    void whatTwoOriginsHadDifferentlyHasNoUndo() {
        var other = origin("other");
        var header = Value.obj("HeaderName", "x-origin-verify", "HeaderValue", "older");
        var differs = other.with("CustomHeaders", Value.obj("Quantity", 1, "Items", Value.arr(header)));
        assertTrue(call(asked(Value.obj("ETag", "E1"), origin("alb"), other))
                .undo()
                .isPresent());
        assertTrue(call(asked(Value.obj("ETag", "E1"), origin("alb"), differs))
                .undo()
                .isEmpty());
    }

    @Test
    void withoutAnETagNothingIsWritten() {
        var plan = asked(Value.obj(), origin("alb"));
        assertTrue(assertInstanceOf(Plan.Refuse.class, plan).why().contains("without an ETag"));
    }

    private Plan asked(Value answer, Value... origins) {
        var config =
                Value.obj("Origins", Value.obj("Quantity", origins.length, "Items", Value.arr((Object[]) origins)));
        var world = world().read(
                        "cloudfront:GetDistributionConfig",
                        (state, asked) -> answer.with("DistributionConfig", config));
        return new Story(action(), with(), HERE, world.reads()).plan();
    }

    @Test
    void itIsWaitedForOnlyWhenAsked() {
        var story = story(with().with("wait", "deployed"));
        story.act(aws.cloud());
        assertInstanceOf(Plan.Holds.class, story(with()).plan());
        assertEquals(
                Duration.ofSeconds(60),
                assertInstanceOf(Plan.Wait.class, story.plan()).atLeast());
        time.sleep(Duration.ofMinutes(4));
        assertInstanceOf(Plan.Holds.class, story.plan());
    }

    @Test
    void aChangeOnItsWayIsInNobodysWay() {
        aws.cloudFront.store(aws.cloudFront.config());
        assertInstanceOf(Plan.Act.class, story(with().with("wait", "deployed")).plan());
    }

    @Test
    void aStaleETagIsALostRace() {
        var call = call(story(with()).plan());
        aws.cloudFront.store(aws.cloudFront.config());
        var answer = aws.cloud().call(call.operation(), call.guarded(), call.target(), Moto.soon());
        assertEquals(
                Answer.Kind.CONFLICT,
                assertInstanceOf(Answer.Failed.class, answer).kind());
    }

    @Test
    void whatIsNotItsToDoIsRefusedWithTheReason() {
        refuses("does not exist", with().with("distribution", "E3"));
        refuses("no origin has the header", with().with("header", "X-Origin"));
        refuses("has no origin \"s3\"", with().with("origins", Value.arr("s3")));
        refuses("`wait` takes deployed", with().with("wait", "forever"));
        refuses("text that a header can hold", with().with("value", "a\r\nHost: b"));
        refusesWith("staging distribution", "<Staging>true</Staging>");
        refusesWith("continuous deployment", "<ContinuousDeploymentPolicyId>p</ContinuousDeploymentPolicyId>");
        refusesWith("multi-tenant", "<ConnectionMode>tenant-only</ConnectionMode>");
    }

    @Test
    void aMemberThatNobodyHereKnowsIsNotErased() {
        for (var config : List.of(
                Samples.distribution("old") + "<NewThing>x</NewThing>",
                Samples.distribution("old").replace("<OriginPath>", "<NewThing>x</NewThing><OriginPath>"))) {
            aws.cloudFront.holds("E2EXAMPLE", config);
            var failed = assertThrows(ReadFailed.class, story(with())::plan);
            assertEquals("unknown-members", failed.answer().code());
            assertTrue(
                    failed.answer().message().contains("NewThing"),
                    failed.answer().message());
            assertEquals(0, aws.cloudFront.writes());
        }
    }

    private void refusesWith(String why, String member) {
        aws.cloudFront.holds("E2EXAMPLE", Samples.distribution("old") + member);
        refuses(why, with());
    }

    private void refuses(String why, Value with) {
        var refuse = assertInstanceOf(Plan.Refuse.class, story(with).plan());
        assertTrue(refuse.why().contains(why), refuse.why());
        assertEquals(0, aws.cloudFront.writes());
    }

    @Test
    void itIsCalledInTheOneRegionOfItsPartition() {
        assertEquals(
                "us-east-1",
                call(new Story(action(), with(), HERE, Story.OFFLINE).plan())
                        .target()
                        .region());
        var china = Target.of("111122223333", "cn-north-1", "");
        assertEquals(
                "cn-northwest-1",
                call(new Story(action(), with(), china, Story.OFFLINE).plan())
                        .target()
                        .region());
        var gov = Target.of("111122223333", "us-gov-west-1", "");
        assertInstanceOf(Plan.Refuse.class, new Story(action(), with(), gov, Story.OFFLINE).plan());
    }

    private static Call call(Plan plan) {
        return assertInstanceOf(Plan.Act.class, plan, plan.toString()).now().getFirst();
    }
}
