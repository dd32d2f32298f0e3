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
        var trail = Trail.of(given, in.target());
        if (needsLookingUp(given, trail, in.target())) {
            var found = now.in(trail.home())
                    .find(GET_TRAIL, Value.obj("Name", given), GONE)
                    .at("Trail");
            if (found.isMissing()) {
                return gone(trail);
            }
            trail = trail.as(found);
            if (found.at("IsOrganizationTrail").equals(Value.of(true)) && !trail.isOf(in.target())) {
                return organization(trail);
            }
        }
        var status = now.in(trail.home()).find(GET_STATUS, Value.obj("Name", trail.arn()), GONE);
        if (status.isMissing()) {
            return gone(trail);
        }
        var logging = status.at("IsLogging");
        return logging.equals(Value.of(true)) ? new Plan.Holds(status, "IsLogging is true") : start(trail, logging);
    }

    /** An ARN of the target's own account says all. */
    private static boolean needsLookingUp(String given, Trail trail, Target target) {
        return !given.startsWith("arn:") || !trail.isOf(target);
    }

    private static Plan start(Trail trail, Value before) {
        return Plan.Act.now(
                Call.of(START, Value.obj("Name", trail.arn()), trail.home(), Effect.CHANGE, List.of(trail.arn()))
                        .changing("IsLogging", before, Value.of(true))
                        .undoneBy(new Call.Undo("cloudtrail:StopLogging", Value.obj("Name", trail.arn()))));
    }

    private static Plan gone(Trail trail) {
        return new Plan.Refuse(
                GONE, "the trail `" + trail.arn() + "` does not exist; a deleted trail cannot be started");
    }

    private static Plan organization(Trail trail) {
        return new Plan.Refuse("the trail `" + trail.arn() + "` is an organization's; only account " + trail.account()
                + " can start it");
    }

    /** @param home where calls about it go */
    private record Trail(String arn, Target home) {
        static Trail of(String given, Target target) {
            if (!given.startsWith("arn:")) {
                var arn = "arn:%s:cloudtrail:%s:%s:trail/%s"
                        .formatted(target.partition(), target.region(), target.account(), given);
                return new Trail(arn, target);
            }
            return new Trail(given, target.inRegion(region(given).orElse(target.region())));
        }

        /** What GetTrail says, as far as it is known. */
        Trail as(Value found) {
            var known = found.at("TrailARN") instanceof Value.Text text ? text.text() : arn;
            var region = found.at("HomeRegion") instanceof Value.Text text
                    ? text.text()
                    : region(known).orElse(home.region());
            return new Trail(known, home.inRegion(region));
        }

        boolean isOf(Target target) {
            return account().equals(target.account());
        }

        String account() {
            var parts = arn.split(":", 6);
            return parts.length == 6 ? parts[4] : "";
        }

        private static Optional<String> region(String arn) {
            var parts = arn.split(":", 6);
            return parts.length == 6 ? Optional.of(parts[3]) : Optional.empty();
        }
    }
}
