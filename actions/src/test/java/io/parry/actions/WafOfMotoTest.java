package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * UpdateWafRule against an emulator that others have written: its lock tokens are right, its merging of members not.
 */
final class WafOfMotoTest {
    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    private static final Value VISIBILITY =
            Value.obj("SampledRequestsEnabled", true, "CloudWatchMetricsEnabled", true, "MetricName", "m");

    @Test
    void aRuleIsMadeAndChangedInBothScopes() {
        for (var scope : List.of("REGIONAL", "CLOUDFRONT")) {
            var target = Target.of("111122223333", "eu-west-1", "");
            var home = scope.equals("REGIONAL") ? target : target.inRegion("us-east-1");
            var id = MOTO.does(home, "wafv2:CreateWebACL", acl(scope))
                    .at("Summary")
                    .at("Id");
            var with = Value.obj(
                    "web_acl",
                    "origin",
                    "id",
                    id,
                    "scope",
                    scope,
                    "rule",
                    "origin-verify",
                    "header",
                    "X-Verify",
                    "values",
                    Value.arr("a"),
                    "action",
                    "allow",
                    "priority",
                    1);
            var story = new Story(new UpdateWafRule(), with, target, new Story.Live(MOTO.cloud(), target));
            story.act(MOTO.cloud());
            assertInstanceOf(Plan.Holds.class, story.plan());
            var more = with.with("values", Value.arr("a", "b"));
            var second = new Story(new UpdateWafRule(), more, target, new Story.Live(MOTO.cloud(), target));
            var stale = ((Plan.Act) second.plan()).now().getFirst();
            second.act(MOTO.cloud());
            assertInstanceOf(Plan.Holds.class, second.plan());
            var lost = MOTO.cloud().call(Operation.of("wafv2:UpdateWebACL"), stale.guarded(), home, Moto.soon());
            assertEquals(
                    Answer.Kind.CONFLICT,
                    assertInstanceOf(Answer.Failed.class, lost).kind());
        }
    }

    private static Value acl(String scope) {
        return Value.obj(
                "Name",
                "origin",
                "Scope",
                scope,
                "DefaultAction",
                Value.obj("Block", Value.obj()),
                "VisibilityConfig",
                VISIBILITY);
    }
}
