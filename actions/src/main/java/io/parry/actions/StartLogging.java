package io.parry.actions;

import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Call;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Past;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.action.Uses;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Starts the logging of a trail that was stopped. A trail is started in its home Region only, and an organization's
 * trail by the management account only (<a
 * href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartLogging.html">StartLogging</a>).
 *
 * <p>An ARN says where home is; a name alone may belong to the shadow of a trail at home elsewhere, so CloudTrail is
 * asked.
 */
public final class StartLogging implements Action {
    private static final Operation GET_TRAIL = Operation.of("cloudtrail:GetTrail");
    private static final Operation GET_STATUS = Operation.of("cloudtrail:GetTrailStatus");
    private static final Operation START = Operation.of("cloudtrail:StartLogging");
    private static final String GONE = "TrailNotFound";
    private static final String INVALID = "InvalidTrailName";

    @Override
    public ActionSpec spec() {
        return new ActionSpec(
                "StartLogging",
                "Starts the logging of a CloudTrail trail again, in the trail's home Region.",
                List.of(new ActionSpec.Input("trail", "string", true, "Name or ARN of the trail")),
                """
                - id: restart
                  action: StartLogging
                  with: {trail: "${vars.trail}"}
                """,
                Uses.of(List.of(GET_TRAIL.toString(), GET_STATUS.toString()), List.of(START.toString())),
                Duration.ofSeconds(10));
    }

    @Override
    public Plan plan(Inputs in, Reads now, Past past) {
        var given = in.text("trail");
        return given.startsWith("arn:") ? byArn(given, in.target(), now) : byName(given, in.target(), now);
    }

    private static Plan byArn(String given, Target target, Reads now) {
        var trail = Trail.ofArn(given);
        if (trail.isEmpty()) {
            return new Plan.Refuse(
                    INVALID, "expected the name or the ARN of a trail, found `" + Shown.briefly(given) + "`");
        }
        if (!trail.get().partition().equals(target.partition())) {
            return new Plan.Refuse("the trail `" + given + "` is in another partition than " + target.region());
        }
        return trail.get().isOf(target) ? asItIs(trail.get(), target, now) : ofAnother(trail.get(), target, now);
    }

    private static Plan byName(String name, Target target, Reads now) {
        if (!Trail.isName(name)) {
            return new Plan.Refuse(
                    INVALID, "expected the name or the ARN of a trail, found `" + Shown.briefly(name) + "`");
        }
        var found = now.find(GET_TRAIL, Value.obj("Name", name), GONE).at("Trail");
        if (found.isMissing()) {
            return gone(Trail.named(name, target));
        }
        var trail = found.at("TrailARN") instanceof Value.Text arn ? Trail.ofArn(arn.text()) : Optional.<Trail>empty();
        if (trail.isEmpty() && found.unknown().isEmpty()) {
            return new Plan.Refuse("CloudTrail does not say the ARN of the trail `" + name + "`");
        }
        var known = trail.orElse(Trail.named(name, target));
        var home = found.at("HomeRegion");
        if (home instanceof Value.Text region && !region.text().equals(known.region())) {
            return new Plan.Refuse("the trail `" + known.arn() + "` says that its home is " + home.show());
        }
        return known.isOf(target)
                ? asItIs(known, target, now)
                : notOurs(known, target, found.at("IsOrganizationTrail"));
    }

    /** A trail of the target's own account, an organization's in its management account included. */
    private static Plan asItIs(Trail trail, Target target, Reads now) {
        var home = target.inRegion(trail.region());
        var status = now.in(home).find(GET_STATUS, Value.obj("Name", trail.arn()), GONE);
        if (status.isMissing()) {
            return gone(trail);
        }
        var logging = status.at("IsLogging");
        return logging.equals(Value.of(true))
                ? new Plan.Holds(status, "IsLogging is true")
                : start(trail, home, logging);
    }

    /** Whatever CloudTrail says of it, it is not started from here; it is asked to say why. */
    private static Plan ofAnother(Trail trail, Target target, Reads now) {
        var found = now.in(target.inRegion(trail.region()))
                .find(GET_TRAIL, Value.obj("Name", trail.arn()), GONE)
                .at("Trail");
        return found.isMissing() ? gone(trail) : notOurs(trail, target, found.at("IsOrganizationTrail"));
    }

    private static Plan notOurs(Trail trail, Target target, Value organization) {
        var whose = organization.equals(Value.of(true))
                ? "is an organization's: a member account cannot start it, its management account can: account "
                : "is another account's, and started there: account ";
        return new Plan.Refuse("the trail `" + trail.arn() + "` " + whose + trail.account() + "; the step acts in "
                + target.account());
    }

    private static Plan start(Trail trail, Target home, Value before) {
        var name = Value.obj("Name", trail.arn());
        return Plan.Act.now(Call.of(START, name, home, Effect.CHANGE, List.of(trail.arn()))
                .changing("IsLogging", before, Value.of(true))
                .undoneBy(new Call.Undo("cloudtrail:StopLogging", name)));
    }

    private static Plan gone(Trail trail) {
        return new Plan.Refuse(
                GONE, "the trail `" + trail.arn() + "` does not exist; a deleted trail cannot be started");
    }
}
