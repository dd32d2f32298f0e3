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
        return noted(operation, parameters, cloud.call(operation, parameters, target, deadline));
    }

    @Override
    public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
        return noted(operation, parameters, cloud.read(operation, parameters, target, deadline));
    }

    /**
     * In a transaction an item of less than a KB costs two units (<a
     * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-unit-calculation.html">capacity
     * units</a>); DynamoDB Local says less.
     */
    private synchronized Answer noted(Operation operation, Value parameters, Answer answer) {
        asked.add(operation.name());
        if (operation.name().equals("TransactWriteItems")) {
            units = units.add(BigDecimal.valueOf(
                    2L * parameters.at("TransactItems").items().size()));
        } else if (answer instanceof Answer.Ok ok && ok.value().at("ConsumedCapacity") instanceof Value.Obj capacity) {
            units = units.add(capacity.at("CapacityUnits").number());
        }
        return answer;
    }
}
