package io.parry.engine.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parry.engine.Bench;
import io.parry.engine.Tables;
import io.parry.engine.model.Node;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** identity.yaml, case by case; and the real events around the project. */
final class EventIdentityTest {
    private static final Path EVENTS = Path.of("../../shared/events");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-03T08:41:20Z"), ZoneOffset.UTC);
    private static final Value FIRST = envelope("e-1", "2026-11-03T08:00:00Z");
    private static final Value AGAIN = envelope("e-2", "2026-11-03T08:30:00Z");

    private static Value envelope(String id, String time) {
        return Value.obj("id", id, "account", "111122223333", "region", "us-east-1", "time", time);
    }

    @TestFactory
    Stream<DynamicTest> deliveriesAreTheSameRunAsTheTableSays() {
        return Tables.rows("match/identity.yaml")
                .map(row -> DynamicTest.dynamicTest(value(row, "name").text(), () -> check(row)));
    }

    private static void check(Node.Members row) {
        var event = with(FIRST, value(row, "event"));
        var run = run(row, event, "1.0.0");
        assertEquals(run, run(row, event, "2.0.0"), "a run hangs on the version of its playbook");
        for (var change : items(row, "same")) {
            assertEquals(run, run(row, again(row, change), "1.0.0"), () -> "other for " + change.show());
        }
        for (var change : items(row, "other")) {
            assertNotEquals(run, run(row, again(row, change), "1.0.0"), () -> "the same for " + change.show());
        }
    }

    private static Value again(Node.Members row, Value change) {
        return with(with(AGAIN, value(row, "event")), change);
    }

    private static String run(Node.Members row, Value event, String version) {
        var each =
                row.get("each").map(text -> ", for_each: {it: \"" + text.value().text() + "\"}");
        var yaml = "id: one\nversion: " + version
                + "\ntitle: One\ntriggers: [{name: any, match: {$.account: {exists: true}}" + each.orElse("")
                + "}]\nsteps: [{action: trail:Start}]\n";
        int item = row.get("item")
                .map(number -> number.value().number().intValue())
                .orElse(0);
        return new Bench()
                .matches(yaml, Json.write(event), CLOCK)
                .get(item)
                .scope()
                .id();
    }

    @Test
    void noTwoRealEventsAreTheSameAndEachIsItselfInAnotherEnvelope() throws IOException {
        assumeTrue(Files.isDirectory(EVENTS), "no " + EVENTS);
        var seen = new HashMap<Value, Value>();
        for (var event : realEvents()) {
            var identity = EventIdentity.of(event);
            if (!List.of("envelope", "digest").contains(identity.at(0).text())) {
                var other = seen.putIfAbsent(identity, event.at("detail"));
                assertTrue(other == null || other.equals(event.at("detail")), () -> "two are " + identity.show());
                assertEquals(identity, EventIdentity.of(with(event, AGAIN)), "in another envelope");
            }
        }
        assertTrue(seen.size() > 20, () -> seen.size() + " events");
    }

    /**
     * CloudTrail records are put into the envelope in which the bus delivers them. In one folder are variants of one
     * event that somebody has made up for tests, with its id: those did not happen.
     */
    private static List<Value> realEvents() throws IOException {
        var events = new ArrayList<Value>();
        try (var files = Files.walk(EVENTS)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (file.toString().matches("(?!.*/panther/).*\\.jsonl?")) {
                    read(Files.readString(file)).forEach(value -> collect(value, events));
                }
            }
        }
        return events;
    }

    private static List<Value> read(String text) {
        try {
            return List.of(Json.read(text));
        } catch (JsonError notOne) {
            var all = new ArrayList<Value>();
            for (var line : text.lines().toList()) {
                try {
                    all.add(Json.read(line));
                } catch (JsonError notJson) {
                    // neither a document nor a line an event
                    return List.of();
                }
            }
            return all;
        }
    }

    private static void collect(Value value, List<Value> events) {
        if (value.at("eventID").exists() && value.at("eventName").exists()) {
            events.add(Value.obj(
                    "source", "aws.x", "detail-type", "AWS API Call via CloudTrail", "id", "e", "detail", value));
        } else if (value.at("detail").exists() && value.at("detail-type").exists()) {
            events.add(value);
        } else if (value instanceof Value.Obj map) {
            map.members().values().forEach(member -> collect(member, events));
        } else if (value instanceof Value.Arr list) {
            list.items().forEach(item -> collect(item, events));
        }
    }

    private static Value with(Value map, Value others) {
        var all = map;
        for (var member : others.members().entrySet()) {
            all = all.with(member.getKey(), member.getValue().equals(Value.NULL) ? Value.MISSING : member.getValue());
        }
        return all;
    }

    private static List<Value> items(Node.Members row, String key) {
        return row.get(key).map(list -> list.value().items()).orElse(List.of());
    }

    private static Value value(Node.Members row, String key) {
        return row.get(key).orElseThrow().value();
    }
}
