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
 * Makes the table of a journal: two text keys, paid by request, with time to live, and an index of the runs that have
 * not ended. Of a table that is there already nothing is changed but the last two, which are added.
 */
public final class Table {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** A quarter of an hour: an index takes some minutes even for an empty table. */
    private static final int MOST_LOOKS = 450;

    private static final Value KEYS = Value.arr(key("pk", "HASH"), key("sk", "RANGE"));

    /** Of runs that have not ended, by when they are due; it holds the keys only, so that few writes touch it. */
    static final String INDEX = "open";

    private static final Value INDEXED = Value.obj(
            "IndexName",
            INDEX,
            "KeySchema",
            Value.arr(key("open", "HASH"), key("due", "RANGE")),
            "Projection",
            Value.obj("ProjectionType", "KEYS_ONLY"));
    private static final Value OPEN = attribute("open", "S");
    private static final Value DUE = attribute("due", "N");

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

    /** What was there to be done. */
    public enum Made {
        TABLE,
        /** The table was there, without it. */
        INDEX,
        NOTHING
    }

    /**
     * Makes it where there is none, and waits until it can be used.
     *
     * @throws Unreachable where that does not work, or the table that is there has other keys
     */
    public Made create() {
        boolean made = made();
        var table = activeTable();
        boolean added = !hasIndex(table);
        if (added) {
            addIndex();
        }
        if (!hasTimeToLive()) {
            done("UpdateTimeToLive", "TimeToLiveSpecification", Value.obj("Enabled", true, "AttributeName", "ttl"));
        }
        return made ? Made.TABLE : added ? Made.INDEX : Made.NOTHING;
    }

    private static boolean hasIndex(Value table) {
        return table.at("GlobalSecondaryIndexes") instanceof Value.Arr indexes
                && indexes.items().stream()
                        .anyMatch(index -> index.at("IndexName").equals(Value.of(INDEX)));
    }

    private void addIndex() {
        var unused = done(
                "UpdateTable",
                "AttributeDefinitions",
                Value.arr(OPEN, DUE),
                "GlobalSecondaryIndexUpdates",
                Value.arr(Value.obj("Create", INDEXED)));
        activeTable();
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
                        Value.arr(attribute("pk", "S"), attribute("sk", "S"), OPEN, DUE),
                        "GlobalSecondaryIndexes",
                        Value.arr(INDEXED)));
        if (answer instanceof Failed failed && !failed.code().equals("ResourceInUse")) {
            throw unreachable("CreateTable", failed);
        }
        return answer instanceof Answer.Ok;
    }

    private static Value key(String name, String type) {
        return Value.obj("AttributeName", name, "KeyType", type);
    }

    private static Value attribute(String name, String type) {
        return Value.obj("AttributeName", name, "AttributeType", type);
    }

    /** The table once it and its indexes can be used. */
    private Value activeTable() {
        for (int look = 0; look < MOST_LOOKS; look++) {
            var table = done("DescribeTable").at("Table");
            if (!table.at("KeySchema").equals(KEYS)) {
                throw new Unreachable("the table `" + name + "` has other keys than a journal's `pk` and `sk`");
            }
            if (isActive(table)) {
                return table;
            }
            sleeper.sleep(PAUSE);
        }
        throw new Unreachable("the table `" + name + "` is still not active");
    }

    private static boolean isActive(Value table) {
        return table.at("TableStatus").equals(Value.of("ACTIVE"))
                && (!(table.at("GlobalSecondaryIndexes") instanceof Value.Arr indexes)
                        || indexes.items().stream()
                                .allMatch(index -> index.at("IndexStatus").equals(Value.of("ACTIVE"))));
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
