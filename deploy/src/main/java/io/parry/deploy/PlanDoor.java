package io.parry.deploy;

import io.parry.engine.Engine;
import io.parry.engine.action.Reads;
import io.parry.engine.plan.OfflineReads;
import io.parry.engine.plan.PlanJson;
import io.parry.engine.value.Value;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code {"plan": true, "event": {…}}}: what the function would do with an event, asked with its own permissions. With
 * {@code "live": false} nobody is asked. Changes nothing, claims nothing.
 */
final class PlanDoor implements Door {
    private final Supplier<Engine> engine;
    private final Function<Invocation, Reads> live;

    PlanDoor(Supplier<Engine> engine, Function<Invocation, Reads> live) {
        this.engine = engine;
        this.live = live;
    }

    @Override
    public boolean takes(Value request) {
        return request.at("plan").equals(Value.of(true));
    }

    @Override
    public Value answer(Value request, Invocation invocation) {
        var event = Events.event(request.at("event"), "event");
        var reads = request.at("live").equals(Value.of(false)) ? new OfflineReads() : live.apply(invocation);
        var known = engine.get();
        var plans = known.match(event).stream()
                .map(match -> PlanJson.of(known.plan(match, match.playbook().mode(), reads)))
                .toList();
        return Value.obj("format_version", 1, "event", event.id(), "plans", new Value.Arr(plans));
    }
}
