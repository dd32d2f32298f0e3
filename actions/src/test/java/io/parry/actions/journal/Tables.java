package io.parry.actions.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.VirtualTime;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Target;
import java.util.concurrent.atomic.AtomicInteger;

/** A table for each test, and journals on it. */
final class Tables {
    static final Target HERE = Target.of("", "us-east-1", "");
    private static final AtomicInteger MADE = new AtomicInteger();

    private Tables() {}

    static String fresh(Cloud cloud) {
        var name = "journal-" + MADE.incrementAndGet();
        var time = new VirtualTime();
        assertTrue(new Table(cloud, HERE, name, time, time).create());
        return name;
    }

    static DynamoJournal on(Cloud cloud, String table) {
        var time = new VirtualTime();
        return new DynamoJournal(cloud, HERE, table, time, time);
    }
}
