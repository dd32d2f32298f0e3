package io.parry.cli;

import io.parry.actions.journal.Table;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Instant;

/** What is asked of DynamoDB where a journal's table is made. */
final class MadeTable implements Cloud {
    private Value table = Value.MISSING;

    Value asked() {
        new Table(this, Target.of("", "us-east-1", ""), "t", Clock.systemUTC(), pause -> {}).create();
        return table;
    }

    @Override
    public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
        if (operation.name().equals("CreateTable")) {
            table = parameters;
        }
        return new Answer.Ok(
                operation.name().equals("DescribeTable")
                        ? Value.obj(
                                "Table", table.with("TableStatus", "ACTIVE").with("GlobalSecondaryIndexes", indexes()))
                        : Value.obj(),
                "request");
    }

    private Value indexes() {
        return new Value.Arr(table.at("GlobalSecondaryIndexes").items().stream()
                .map(index -> index.with("IndexStatus", "ACTIVE"))
                .toList());
    }

    @Override
    public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
        return call(operation, parameters, target, deadline);
    }
}
