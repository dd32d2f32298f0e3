package io.parry.actions;

import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.ActionSpec.Input;
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
 * Sets the value of a header that CloudFront adds to what it asks of an origin. Everything else in the distribution
 * stays as it is; a change that is still being deployed is in nobody's way.
 */
public final class UpdateOriginHeader implements Action {
    private static final Operation GET_CONFIG = Operation.of("cloudfront:GetDistributionConfig");
    private static final Operation GET = Operation.of("cloudfront:GetDistribution");
    private static final String GONE = "NoSuchDistribution";

    @Override
    public ActionSpec spec() {
        return new ActionSpec(
                "UpdateOriginHeader",
                "Sets the value of a header that CloudFront adds to what it asks of an origin.",
                List.of(
                        new Input("distribution", "string", true, "Id of the distribution"),
                        new Input("header", "string", true, "Name of the header"),
                        new Input("value", "string", true, "Its value"),
                        new Input(
                                "origins",
                                "list",
                                false,
                                "Ids of the origins that are to get it; without it all origins that have the header"),
                        new Input(
                                "wait",
                                "string",
                                false,
                                "`deployed`: wait until every edge has it; give the step a `timeout`")),
                """
                - id: secret
                  action: secretsmanager:GetSecretValue
                  with: {SecretId: origin-verify}
                - id: switch
                  action: UpdateOriginHeader
                  with:
                    distribution: E2EXAMPLE
                    header: X-Origin-Verify
                    value: ${steps.secret.output.SecretString}
                """,
                Uses.of(List.of(GET_CONFIG.toString(), GET.toString()), List.of(DistributionChange.UPDATE.toString())),
                Duration.ofSeconds(30));
    }

    @Override
    public Plan plan(Inputs in, Reads now, Past past) {
        var wish = OriginHeaderWish.of(in);
        var wrong = wish.mistake();
        if (wrong.isPresent()) {
            return new Plan.Refuse("wrong-value", wrong.get());
        }
        return CloudFrontHome.of(in.target())
                .map(home -> planned(wish, home, now.in(home)))
                .orElseGet(() -> new Plan.Refuse("the partition `" + in.target().partition() + "` has no CloudFront"));
    }

    private static Plan planned(OriginHeaderWish wish, Target home, Reads now) {
        var found = now.whole(GET_CONFIG, Value.obj("Id", wish.distribution()), GONE);
        if (found instanceof Value.Unknown) {
            return DistributionChange.blind(wish, home, found);
        }
        if (found.isMissing()) {
            return new Plan.Refuse(GONE, "the distribution `" + wish.distribution() + "` does not exist");
        }
        var refused = notOurs(found).or(() -> noOrigin(wish, found));
        return refused.<Plan>map(Plan.Refuse::new)
                .or(() -> DistributionChange.of(wish, home, found))
                .orElseGet(() -> wish.waitsForDeployed()
                        ? deployed(wish, now)
                        : holds(wish, "the origins get the header with this value"));
    }

    private static Optional<String> notOurs(Value found) {
        var config = found.at("DistributionConfig");
        if (config.at("Staging").equals(Value.of(true))) {
            return Optional.of("it is a staging distribution; change its primary one");
        }
        if (config.at("ContinuousDeploymentPolicyId") instanceof Value.Text id
                && !id.text().isEmpty()) {
            return Optional.of(
                    "it has a continuous deployment policy; its staging distribution would keep the old value");
        }
        if (config.at("ConnectionMode").equals(Value.of("tenant-only"))) {
            return Optional.of("it is a multi-tenant distribution; its tenants share its origins");
        }
        return found.at("ETag").exists() ? Optional.empty() : Optional.of("the distribution came without an ETag");
    }

    private static Optional<String> noOrigin(OriginHeaderWish wish, Value found) {
        var there = DistributionChange.origins(found);
        var absent = wish.absent(there);
        if (absent.isPresent()) {
            return Optional.of("the distribution has no origin " + absent.get().show());
        }
        return there.stream().anyMatch(wish::isChosen)
                ? Optional.empty()
                : Optional.of("no origin has the header `" + wish.header() + "`; `origins` says which are to get it");
    }

    private static Plan deployed(OriginHeaderWish wish, Reads now) {
        var status = now.get(GET, Value.obj("Id", wish.distribution()))
                .at("Distribution")
                .at("Status");
        if (status.equals(Value.of("Deployed"))) {
            return holds(wish, "every edge sends the header with this value");
        }
        return status.equals(Value.of("InProgress"))
                ? new Plan.Wait(Duration.ofSeconds(60), "the distribution to be deployed")
                : new Plan.Refuse("the distribution is neither Deployed nor InProgress, found " + status.show());
    }

    private static Plan holds(OriginHeaderWish wish, String seen) {
        return new Plan.Holds(Value.obj("Distribution", wish.distribution(), "Header", wish.header()), seen);
    }
}
