package io.parry.actions.journal;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is asked of DynamoDB, and what it costs. */
final class Watched implements Cloud {
    private final Cloud cloud;
    private final List<String> asked = new ArrayList<>();
    private BigDecimal units = BigDecimal.ZERO;

    Watched(Cloud cloud) {
        this.cloud = cloud;
    }

    /** The operations since the last time. */
    synchronized List<String> asked() {
        var since = List.copyOf(asked);
        asked.clear();
        return since;
    }

    /** The units since the last time. */
    synchronized int units() {
        int since = units.intValueExact();
        units = BigDecimal.ZERO;
        return since;
    }

    @Override
    public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
        return noted(operation, cloud.call(operation, parameters, target, deadline));
    }

    @Override
    public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
        return noted(operation, cloud.read(operation, parameters, target, deadline));
    }

    private synchronized Answer noted(Operation operation, Answer answer) {
        asked.add(operation.name());
        if (answer instanceof Answer.Ok ok) {
            var capacity = ok.value().at("ConsumedCapacity");
            var all = capacity instanceof Value.Arr arr ? arr.items() : List.of(capacity);
            all.forEach(one -> units = units.add(one.at("CapacityUnits").number()));
        }
        return answer;
    }
}
