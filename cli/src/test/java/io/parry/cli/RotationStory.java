package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.actions.Moto;
import io.parry.actions.Samples;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A rotation that has begun, and what holds whatever becomes of it. */
abstract class RotationStory {
    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    @RegisterExtension
    static final Boto3 BOTO3 = new Boto3();

    static final Duration DEPLOYING = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    RotationWorld world;

    @BeforeEach
    void open() throws Exception {
        world = new RotationWorld(MOTO.url(), folder);
        world.aws.cloudFront.deploying(DEPLOYING);
    }

    @AfterEach
    void noValueIsInAnyOutputAndNothingElseOfTheWebAclHasChanged() {
        world.close();
        assertEquals(
                List.of(),
                secrets()
                        .flatMap(value -> Stream.of(value, base64(value)))
                        .filter(world.said()::contains)
                        .toList());
        var acl = world.aws.waf.acl();
        var accepted = Samples.accepted(acl).toArray(String[]::new);
        assertEquals(Samples.webAcl(accepted).with("Description", acl.at("Description")), acl);
    }

    private Stream<String> secrets() {
        return Stream.concat(Stream.of(RotationWorld.OLD, RotationWorld.ROTATION_TOKEN), world.made().stream());
    }

    /** As WAF has it on the wire. */
    private static String base64(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    List<String> told(Value... events) throws IOException {
        return world.told(RotationText.ofThePlaybook(), events);
    }

    void created() throws IOException {
        assertEquals(List.of("succeeded"), told(world.phase("createSecret", RotationWorld.FIRST)));
    }

    /** Twice. */
    List<String> set(RotationText playbook) throws IOException {
        var set = world.phase("setSecret", RotationWorld.FIRST);
        return world.told(playbook, set, set);
    }

    Value[] finishedAndTold() throws IOException {
        return new Value[] {world.phase("finishSecret", RotationWorld.FIRST), world.labelUpdated(RotationWorld.FIRST)};
    }
}
