package io.parry.engine.run;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.time.Instant;

/** Somebody who does what a run is about to do, a moment before it. */
record Interloper(World world) implements Cloud {
    @Override
    public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
        var refused = world.call(operation, parameters, target, deadline);
        if (refused instanceof Answer.Failed && operation.service().equals("trail")) {
            world.call(operation, parameters, target, deadline);
        }
        return refused;
    }

    @Override
    public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
        return world.read(operation, parameters, target, deadline);
    }
}
