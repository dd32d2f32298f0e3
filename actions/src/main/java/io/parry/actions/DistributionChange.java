package io.parry.actions;

import io.parry.engine.action.Call;
import io.parry.engine.action.Completed;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one call that gives origins a header: <a
 * href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html">UpdateDistribution</a>
 * replaces the whole configuration, and takes it only with the ETag it was read with.
 */
final class DistributionChange {
    static final Operation UPDATE = Operation.of("cloudfront:UpdateDistribution");

    private final OriginHeaderWish wish;
    private final Target home;
    private final List<Value> origins = new ArrayList<>();
    private final List<Call.Change> changes = new ArrayList<>();
    private final List<Value> changed = new ArrayList<>();

    private DistributionChange(OriginHeaderWish wish, Target home) {
        this.wish = wish;
        this.home = home;
    }

    static List<Value> origins(Value found) {
        return found.at("DistributionConfig").at("Origins").at("Items").items();
    }

    /** Empty where every chosen origin has it already. */
    static Optional<Plan> of(OriginHeaderWish wish, Target home, Value found) {
        var change = new DistributionChange(wish, home);
        origins(found).forEach(change::look);
        if (change.changes.isEmpty()) {
            return Optional.empty();
        }
        var config = found.at("DistributionConfig");
        var origins = config.at("Origins").with("Items", new Value.Arr(change.origins));
        return Optional.of(change.plan(Completed.leftOut(config.with("Origins", origins), config), found.at("ETag")));
    }

    /** Before anything is known of the distribution. */
    static Plan blind(OriginHeaderWish wish, Target home, Value unknown) {
        var change = new DistributionChange(wish, home);
        change.changes.add(new Call.Change(change.path("*"), unknown, wish.value()));
        return change.plan(unknown, unknown);
    }

    private void look(Value origin) {
        var headers = OriginHeaders.of(origin);
        if (!wish.isChosen(origin) || headers.says(wish.header(), wish.value())) {
            origins.add(origin);
            return;
        }
        var before = headers.named(wish.header()).stream().findFirst().orElse(Value.MISSING);
        changes.add(new Call.Change(path(name(origin)), before, wish.value()));
        changed.add(origin.at("Id"));
        origins.add(origin.with("CustomHeaders", headers.with(wish.header(), wish.value())));
    }

    private static String name(Value origin) {
        return origin.at("Id") instanceof Value.Text id ? id.text() : "***";
    }

    private String path(String origin) {
        return "Origins[" + origin + "].CustomHeaders[" + wish.header() + "]";
    }

    private Plan plan(Value config, Value etag) {
        var arn = "arn:%s:cloudfront::%s:distribution/%s"
                .formatted(home.partition(), home.account(), wish.distribution());
        return Plan.Act.now(new Call(
                UPDATE,
                Value.obj("Id", wish.distribution(), "DistributionConfig", config),
                Value.obj("IfMatch", etag),
                home,
                Effect.CHANGE,
                List.of(arn),
                changes,
                new Call.Repeat.Converges(),
                undo()));
    }

    /** One step takes it back where all origins had one value; what was not there at all stays. */
    private Optional<Call.Undo> undo() {
        var before = changes.getFirst().before();
        boolean one = changed.isEmpty()
                || changes.stream()
                        .allMatch(change -> Value.same(change.before(), before).holds());
        if (before.isMissing() || !one) {
            return Optional.empty();
        }
        var with = Value.obj("distribution", wish.distribution(), "header", wish.header(), "value", before);
        return Optional.of(new Call.Undo(
                "UpdateOriginHeader", changed.isEmpty() ? with : with.with("origins", new Value.Arr(changed))));
    }
}
