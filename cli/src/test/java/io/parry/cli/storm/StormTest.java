package io.parry.cli.storm;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.DynamoLocal;
import io.parry.actions.Moto;
import io.parry.cli.Python;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes, killed by the operating system at named points, before one DynamoDB and one AWS: what they came to is
 * counted by others. {@code bin/storm} is the same with 10,000 deliveries.
 */
final class StormTest {
    @RegisterExtension
    static final Moto MOTO = Moto.manyAccounts();

    @RegisterExtension
    static final DynamoLocal DYNAMO = DynamoLocal.inMemory();

    @TempDir
    private Path folder;

    private static Storm.Plan plan() {
        int deliveries = Integer.getInteger("storm.deliveries", 400);
        return new Storm.Plan(
                deliveries,
                Math.max(4, deliveries / 50),
                6,
                Math.max(20, deliveries * 9 / 100),
                Integer.getInteger("storm.processes", 3),
                Integer.getInteger("storm.kills", 18),
                Long.getLong("storm.seed", 7L));
    }

    @Test
    void everyEffectIsThereOnce() throws Exception {
        var plan = plan();
        var script = Resources.copied("world.py", folder);
        Files.writeString(
                folder.resolve("playbook.yaml"),
                Files.readString(Resources.copied("playbook.yaml", folder))
                        .replace("PER_KEY", String.valueOf(plan.perKey()))
                        .replace("IN_ALL", String.valueOf(plan.inAll())));
        MOTO.does("sns:CreateTopic", "Name", "storm");
        var unused = Python.says(DYNAMO.url(), script, "begin", folder);
        Resources.createJournal(DYNAMO.url());

        var storm = new Storm(plan, DYNAMO.url(), MOTO.url(), folder);
        var begun = Instant.now();
        storm.rage();
        var took = Duration.between(begun, Instant.now());
        var world = Json.read(Python.says(DYNAMO.url(), script, "count", folder));
        System.out.println(said(plan, storm, world, took));

        var sent = world.at("runs").items().stream().map(Value::text).toList();
        int deaths = storm.killed.values().stream().mapToInt(AtomicInteger::get).sum();
        int doubles = storm.messages.values().stream()
                .mapToInt(count -> count.get() - 1)
                .sum();
        assertAll(
                () -> assertEquals(
                        Json.write(Value.obj("1", plan.inAll())), Json.write(world.at("effects")), "each effect once"),
                () -> assertTrue(
                        world.at("most_of_a_key").number().intValue() <= plan.perKey(), "a key's limit is kept"),
                () -> assertEquals(
                        Json.write(Value.obj("ENDED", plan.events())), Json.write(world.at("states")), "no orphan"),
                () -> assertEquals(Value.of(0), world.at("locks"), "no lock outlives its lease"),
                () -> assertTrue(storm.messages.keySet().containsAll(sent), "of every effect somebody was told"),
                () -> assertTrue(
                        doubles <= storm.mayDouble(),
                        doubles + " messages twice, " + storm.mayDouble() + " deaths may"),
                () -> assertTrue(deaths >= plan.kills() / 2, "only " + deaths + " processes died"));
    }

    private static String said(Storm.Plan plan, Storm storm, Value world, Duration took) {
        return "storm: %d deliveries of %d events, %d keys, %d processes, %d s, %d deliveries a second%n"
                        .formatted(
                                plan.deliveries(),
                                plan.events(),
                                plan.keys(),
                                plan.processes(),
                                took.toSeconds(),
                                plan.deliveries() / Math.max(1, took.toSeconds()))
                + "  deaths    " + storm.killed + "\n"
                + "  records   " + storm.outcomes + ", " + storm.redelivered.get() + " answered from the record\n"
                + "  effects   " + Json.write(world.at("effects")) + " (times: runs), at most "
                + Json.write(world.at("most_of_a_key")) + " of a key; limits " + plan.perKey() + " a key, "
                + plan.inAll() + " in all\n"
                + "  messages  of " + storm.messages.size() + " runs, "
                + storm.messages.values().stream().mapToInt(AtomicInteger::get).sum() + " in all\n"
                + "  journal   " + Json.write(world.at("states")) + ", locks held "
                + Json.write(world.at("locks"));
    }
}
