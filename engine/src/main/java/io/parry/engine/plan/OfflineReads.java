package io.parry.engine.plan;

import io.parry.engine.action.Operation;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;

/** Nobody is asked: every answer is unknown. */
public final class OfflineReads implements Reads {
    @Override
    public Value get(Operation operation, Value parameters) {
        return Value.unknown(operation.toString());
    }

    @Override
    public Value find(Operation operation, Value parameters, String... absentCodes) {
        return get(operation, parameters);
    }

    @Override
    public Value whole(Operation operation, Value parameters, String... absentCodes) {
        return get(operation, parameters);
    }

    @Override
    public Reads in(Target target) {
        return this;
    }
}
