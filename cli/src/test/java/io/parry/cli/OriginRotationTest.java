package io.parry.cli;

import static io.parry.cli.RotationWorld.FIRST;
import static io.parry.cli.RotationWorld.OLD;
import static io.parry.cli.RotationWorld.edited;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.Moto;
import io.parry.actions.Samples;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The playbook {@code origin-header-rotates} end to end: Secrets Manager and EventBridge tell every event twice, and at
 * no moment does the web ACL refuse what some edge of CloudFront may send.
 */
final class OriginRotationTest {
    private static final List<String> PHASES = List.of("createSecret", "setSecret", "testSecret", "finishSecret");
    private static final String SECOND = FIRST.replace("first", "second");
    private static final String THIRD = FIRST.replace("first", "third");

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
    void noValueIsInAnyOutputAndNothingElseHasChanged() {
        world.close();
        assertEquals(List.of(), world.told());
        var accepted = Samples.accepted(world.aws.waf.acl()).toArray(String[]::new);
        assertEquals(Samples.webAcl(accepted), world.aws.waf.acl().with("Description", "d"));
    }

    @Test
    void twoRotationsWithEveryEventTwiceRefuseNoRequestAndLeaveTheNewValueAlone() throws Exception {
        inOneProcess();
        var first = world.values().get("AWSCURRENT");
        rotated(OLD, first, 0);
        assertEquals(Set.of(OLD, first), new TreeSet<>(world.values().values()));

        world.rotate(SECOND);
        inProcessesOfTheirOwn();
        var second = world.values().get("AWSCURRENT");
        rotated(first, second, 3);
        assertEquals(first, world.values().get("AWSPREVIOUS"));
        assertNotEquals(first, second);
    }

    private void inOneProcess() throws IOException {
        var events = new ArrayList<Value>();
        for (var phase : PHASES) {
            events.addAll(List.of(world.phase(phase, FIRST), world.phase(phase, FIRST)));
        }
        events.addAll(List.of(world.labelUpdated(FIRST), world.labelUpdated(FIRST)));
        // A label that is told of twice is one run, answered from its record; a phase is looked at again.
        assertEquals(
                List.of(
                        "succeeded",
                        "nothing-to-do",
                        "succeeded",
                        "nothing-to-do",
                        "nothing-to-do",
                        "nothing-to-do",
                        "succeeded",
                        "nothing-to-do",
                        "succeeded",
                        "succeeded"),
                outcomes(events.toArray(Value[]::new)));
    }

    private void inProcessesOfTheirOwn() throws IOException {
        for (var phase : PHASES) {
            var expected = phase.equals("testSecret") ? "nothing-to-do" : "succeeded";
            assertEquals(List.of(expected), outcomes(world.phase(phase, SECOND)), phase);
            assertEquals(List.of("nothing-to-do"), outcomes(world.phase(phase, SECOND)), phase);
        }
        assertEquals(List.of("succeeded"), outcomes(world.labelUpdated(SECOND)));
        assertEquals(List.of("nothing-to-do"), outcomes(world.labelUpdated(SECOND)));
    }

    /** @param from how many changes there were before */
    private void rotated(String old, String now, int from) {
        var both = new TreeSet<>(Set.of(old, now));
        var expected = List.of(
                new RotationWatch.Moment("waf", both, Set.of(old)),
                new RotationWatch.Moment("cloudfront", both, both),
                new RotationWatch.Moment("waf", Set.of(now), Set.of(now)));
        var moments = world.watch.moments();
        assertEquals(expected, moments.subList(from, moments.size()));
        assertEquals(List.of(), world.watch.refused());
        int rotations = from / 3 + 1;
        assertEquals(rotations, world.secrets.times("PutSecretValue"));
        assertEquals(rotations, world.secrets.times("UpdateSecretVersionStage"));
        assertEquals(List.of(now), Samples.accepted(world.aws.waf.acl()));
        assertEquals(plain(Samples.distribution(now)), plain(world.aws.cloudFront.config()));
    }

    private static String plain(String config) {
        return config.replaceAll("^<DistributionConfig[^>]*>|</DistributionConfig>$", "")
                .replaceAll(">\\s+<", "><")
                .strip();
    }

    @Test
    void whereWafNeedsTimeTheSwitchWaitsForEveryMachineOfIt() throws Exception {
        world.aws.waf.propagating(Duration.ofSeconds(4));
        created();
        assertEquals(List.of("succeeded", "nothing-to-do"), set(RotationWorld.playbook()));
        assertTrue(world.origin.answered().contains(403), "no machine was late");
        assertEquals(2, world.watch.moments().size());
        assertEquals(List.of(), world.watch.refused());
    }

    @Test
    void aLostRaceForTheLockLosesNobodysChangeAndTheSecondTimeWritesNothing() throws Exception {
        world.aws.waf.beforeWrite(() -> world.aws.waf.store(world.aws.waf.acl().with("Description", "somebody else")));
        created();
        assertEquals(List.of("succeeded", "nothing-to-do"), set(RotationWorld.playbook()));
        assertEquals(Value.of("somebody else"), world.aws.waf.acl().at("Description"));
        assertEquals(1, world.aws.waf.writes());
        assertEquals(1, world.aws.cloudFront.writes());
        assertEquals(List.of(), world.watch.refused());
    }

    /** Each left its value at the edges, where it is sent until CloudFront has deployed the next. */
    @Test
    void rotationsThatWereGivenUpCutNothingOff() throws Exception {
        world.aws.cloudFront.deploying(Duration.ofHours(1));
        for (var token : List.of(FIRST, SECOND, THIRD)) {
            if (!token.equals(FIRST)) {
                world.rotate(token);
            }
            assertEquals(
                    List.of("succeeded", "succeeded"),
                    outcomes(world.phase("createSecret", token), world.phase("setSecret", token)));
        }
        assertEquals(List.of(), world.watch.refused());
        assertEquals(4, world.aws.cloudFront.onTheEdges().size());
    }

    @Test
    void whileSomeEdgeSendsTheOldValueItIsNotTakenAway() throws Exception {
        world.aws.cloudFront.deploying(Duration.ofHours(1));
        created();
        set(RotationWorld.playbook());
        var impatient = edited(RotationWorld.playbook(), "timeout: 10m", "timeout: 2s");
        assertEquals(List.of("succeeded", "failed"), outcomes(impatient, finishedAndTold()));
        assertEquals(1, world.aws.waf.writes());
        assertEquals(List.of(), world.watch.refused());
    }

    /** The watch is worth something: it objects to a prune that does not wait. */
    @Test
    void aPruneThatDoesNotWaitIsNoticed() throws Exception {
        created();
        set(RotationWorld.playbook());
        var hasty = without(RotationWorld.playbook(), "      - id: deployed", "      - when:");
        assertEquals(List.of("succeeded", "succeeded"), outcomes(hasty, finishedAndTold()));
        assertEquals(List.of("waf: " + OLD), world.watch.refused());
    }

    /** And to a CloudFront that is told before WAF is, without the question that would have held it back. */
    @Test
    void aSwitchBeforeTheWebAclKnowsTheValueIsNoticed() throws Exception {
        created();
        var text = without(RotationWorld.playbook(), "      - id: let-in-here-and-there", "      - id: header");
        var change = between(text, "  - id: switch", "  - id: test");
        set(edited(edited(text, change, ""), "  - id: let-in\n", change + "  - id: let-in\n"));
        assertEquals(1, world.watch.refused().size());
        assertTrue(
                world.watch.refused().getFirst().startsWith("cloudfront: "),
                world.watch.refused().toString());
    }

    /** And to one that is told as soon as the first machine of WAF knows. */
    @Test
    void aSwitchThatAsksNobodyIsNoticedWhereWafNeedsTime() throws Exception {
        world.aws.waf.propagating(Duration.ofSeconds(30));
        created();
        set(without(RotationWorld.playbook(), "      - id: let-in-here-and-there", "      - id: header"));
        assertEquals(1, world.watch.refused().size());
    }

    private void created() throws IOException {
        assertEquals(List.of("succeeded"), outcomes(world.phase("createSecret", FIRST)));
    }

    /** Twice. */
    private List<String> set(String playbook) throws IOException {
        return outcomes(playbook, world.phase("setSecret", FIRST), world.phase("setSecret", FIRST));
    }

    private Value[] finishedAndTold() throws IOException {
        return new Value[] {world.phase("finishSecret", FIRST), world.labelUpdated(FIRST)};
    }

    private static String without(String text, String from, String to) {
        return edited(text, between(text, from, to), "");
    }

    /** From the one up to the next other. */
    private static String between(String text, String from, String to) {
        int begin = text.indexOf(from);
        int end = text.indexOf(to, begin);
        assertTrue(begin >= 0 && end > begin, from);
        return text.substring(begin, end);
    }

    private List<String> outcomes(Value... events) throws IOException {
        return outcomes(RotationWorld.playbook(), events);
    }

    private List<String> outcomes(String playbook, Value... events) throws IOException {
        return world.run(playbook, events).stream()
                .map(record -> record.at("outcome").text())
                .toList();
    }
}
