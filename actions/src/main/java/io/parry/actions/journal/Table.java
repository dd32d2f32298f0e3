package io.parry.actions.journal;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Answer.Failed;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal.Unreachable;
import io.parry.engine.run.Sleeper;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;

/**
 * Makes the table of a journal: two text keys, paid by request, with time to live. Beside a table that is there already
 * nothing is made, and nothing of it changed but that.
 */
public final class Table {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_LOOKS = 60;
    private static final Value KEYS = Value.arr(key("pk", "HASH"), key("sk", "RANGE"));

    private final Cloud cloud;
    private final Target target;
    private final String name;
    private final Clock clock;
    private final Sleeper sleeper;

    /** @param target the table's Region; without an account it is the one of the credentials */
    public Table(Cloud cloud, Target target, String name, Clock clock, Sleeper sleeper) {
        this.cloud = cloud;
        this.target = target;
        this.name = name;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * Makes it where there is none, and waits until it can be used.
     *
     * @return whether it was made
     * @throws Unreachable where that does not work, or the table that is there has other keys
     */
    public boolean create() {
        boolean made = made();
        waitUntilActive();
        if (!hasTimeToLive()) {
            done("UpdateTimeToLive", "TimeToLiveSpecification", Value.obj("Enabled", true, "AttributeName", "ttl"));
        }
        return made;
    }

    private boolean made() {
        var answer = asked(
                "CreateTable",
                Value.obj(
                        "TableName",
                        name,
                        "BillingMode",
                        "PAY_PER_REQUEST",
                        "KeySchema",
                        KEYS,
                        "AttributeDefinitions",
                        Value.arr(text("pk"), text("sk"))));
        if (answer instanceof Failed failed && !failed.code().equals("ResourceInUse")) {
            throw unreachable("CreateTable", failed);
        }
        return answer instanceof Answer.Ok;
    }

    private static Value key(String name, String type) {
        return Value.obj("AttributeName", name, "KeyType", type);
    }

    private static Value text(String name) {
        return Value.obj("AttributeName", name, "AttributeType", "S");
    }

    private void waitUntilActive() {
        for (int look = 0; look < MOST_LOOKS; look++) {
            var table = done("DescribeTable").at("Table");
            if (!table.at("KeySchema").equals(KEYS)) {
                throw new Unreachable("the table `" + name + "` has other keys than a journal's `pk` and `sk`");
            }
            if (table.at("TableStatus").equals(Value.of("ACTIVE"))) {
                return;
            }
            sleeper.sleep(PAUSE);
        }
        throw new Unreachable("the table `" + name + "` is still not active");
    }

    private boolean hasTimeToLive() {
        var status = done("DescribeTimeToLive").at("TimeToLiveDescription").at("TimeToLiveStatus");
        return status.equals(Value.of("ENABLED")) || status.equals(Value.of("ENABLING"));
    }

    private Value done(String operation, Object... namesAndValues) {
        return switch (asked(operation, Value.obj(namesAndValues).with("TableName", name))) {
            case Answer.Ok ok -> ok.value();
            case Failed failed -> throw unreachable(operation, failed);
        };
    }

    private Answer asked(String operation, Value parameters) {
        return cloud.call(
                new Operation("dynamodb", operation),
                parameters,
                target,
                clock.instant().plus(ANSWER));
    }

    private Unreachable unreachable(String operation, Failed failed) {
        return new Unreachable("dynamodb:" + operation + " of table `" + name + "`: " + failed.code()
                + (failed.message().isEmpty() ? "" : ", " + failed.message()));
    }
}
