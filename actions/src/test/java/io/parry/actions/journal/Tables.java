package io.parry.actions.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.parry.actions.Emulator;
import io.parry.actions.VirtualTime;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A table for each test, and journals on it. */
public final class Tables {
    public static final Target HERE = Target.of("", "us-east-1", "");
    private static final AtomicInteger MADE = new AtomicInteger();

    private Tables() {}

    public static String fresh(Cloud cloud) {
        var name = "journal-" + MADE.incrementAndGet();
        var time = new VirtualTime();
        assertEquals(Table.Made.TABLE, new Table(cloud, HERE, name, time, time).create());
        return name;
    }

    /** All items, by their keys. */
    public static Map<String, Value> items(Cloud cloud, String table) {
        var scan = Value.obj("TableName", table, "ConsistentRead", true);
        var answer = cloud.read(Operation.of("dynamodb:Scan"), scan, HERE, Emulator.soon());
        var items = new TreeMap<String, Value>();
        assertInstanceOf(Answer.Ok.class, answer)
                .value()
                .at("Items")
                .items()
                .forEach(item -> items.put(
                        item.at("pk").at("S").text() + " "
                                + item.at("sk").at("S").text(),
                        item));
        return items;
    }

    static DynamoJournal on(Cloud cloud, String table) {
        var time = new VirtualTime();
        return new DynamoJournal(cloud, HERE, table, time, time);
    }
}
