package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.actions.Moto;
import io.parry.engine.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class OriginRotationTest {
    private static final String FIRST = "first-token-0123456789-0123456789";

    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    @TempDir
    private Path folder;

    private RotationWorld world;

    @BeforeEach
    void open() throws Exception {
        world = new RotationWorld(MOTO.url(), folder);
        world.aws.cloudFront.deploying(Duration.ofSeconds(3));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void firstTry() throws Exception {
        world.rotate(FIRST);
        var records = world.run(
                RotationWorld.playbook(),
                world.phase("createSecret", FIRST),
                world.phase("createSecret", FIRST),
                world.phase("setSecret", FIRST),
                world.phase("setSecret", FIRST),
                world.phase("testSecret", FIRST),
                world.phase("testSecret", FIRST),
                world.phase("finishSecret", FIRST),
                world.phase("finishSecret", FIRST),
                world.labelUpdated(FIRST),
                world.labelUpdated(FIRST));
        System.err.println(world.said());
        System.err.println(world.watch.moments());
        System.err.println(world.watch.refused());
        System.err.println(world.values());
        System.err.println(world.origin.answered());
        assertEquals(
                List.of(),
                records.stream().map(r -> r.at("outcome")).map(Value::text).toList());
    }
}
