package io.parry.actions;

import io.parry.engine.action.Action;
import io.parry.engine.value.Value;

/** The contract, where the step waits until every edge has the header. */
final class UpdateOriginHeaderDeployedTest extends ActionContract {
    @Override
    Action action() {
        return new UpdateOriginHeader();
    }

    @Override
    Value with() {
        return Value.obj(
                "distribution",
                "E2EXAMPLE",
                "header",
                "X-ORIGIN-Verify",
                "value",
                "new",
                "origins",
                Value.arr("alb"),
                "wait",
                "deployed");
    }

    @Override
    Sample world() {
        return new Sample(Value.obj("config", config(), "status", "Deployed"))
                .read(
                        "cloudfront:GetDistributionConfig",
                        (state, asked) -> Value.obj("DistributionConfig", state.at("config"), "ETag", "E1"))
                .read(
                        "cloudfront:GetDistribution",
                        (state, asked) -> Value.obj("Distribution", Value.obj("Status", state.at("status"))))
                .call(
                        "cloudfront:UpdateDistribution",
                        (state, sent) -> Value.obj("config", sent.at("DistributionConfig"), "status", "InProgress"))
                .later(state -> state.with("status", "Deployed"));
    }

    private static Value config() {
        var header = Value.obj("HeaderName", "x-origin-verify", "HeaderValue", "old");
        var origin = Value.obj("Id", "alb", "CustomHeaders", Value.obj("Quantity", 1, "Items", Value.arr(header)));
        return Value.obj("CallerReference", "ref", "Origins", Value.obj("Quantity", 1, "Items", Value.arr(origin)));
    }
}
