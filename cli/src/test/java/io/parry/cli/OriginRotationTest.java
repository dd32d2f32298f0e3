package io.parry.cli;

import static io.parry.cli.RotationWorld.FIRST;
import static io.parry.cli.RotationWorld.OLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.Samples;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The playbook {@code origin-header-rotates} end to end: every event comes twice, and at no moment does the web ACL
 * refuse what some edge of CloudFront may send.
 */
final class OriginRotationTest extends RotationStory {
    private static final List<String> PHASES = List.of("createSecret", "setSecret", "testSecret", "finishSecret");
    private static final String SECOND = FIRST.replace("first", "second");
    private static final String THIRD = FIRST.replace("first", "third");

    @Test
    void twoRotationsWithEveryEventTwiceRefuseNoRequestAndLeaveTheNewValueAlone() throws Exception {
        inOneProcess();
        var labels = world.values();
        var first = labels.at("AWSCURRENT").text();
        rotated(OLD, first, 1);
        assertEquals(Value.of(OLD), labels.at("AWSPREVIOUS"));

        world.rotate(SECOND);
        inProcessesOfTheirOwn();
        labels = world.values();
        var second = labels.at("AWSCURRENT").text();
        rotated(first, second, 2);
        assertEquals(Value.of(first), labels.at("AWSPREVIOUS"));
        assertNotEquals(first, second);
    }

    /** A label that is told of twice is one run, answered from its record; a phase is looked at again. */
    private void inOneProcess() throws IOException {
        var events = new ArrayList<Value>();
        for (var phase : PHASES) {
            events.addAll(List.of(world.phase(phase, FIRST), world.phase(phase, FIRST)));
        }
        events.addAll(List.of(world.labelUpdated(FIRST), world.labelUpdated(FIRST)));
        var created = List.of("succeeded", "nothing-to-do");
        var set = List.of("succeeded", "nothing-to-do");
        var tested = List.of("nothing-to-do", "nothing-to-do");
        var finished = List.of("succeeded", "nothing-to-do");
        var pruned = List.of("succeeded", "succeeded");
        var expected = new ArrayList<String>();
        List.of(created, set, tested, finished, pruned).forEach(expected::addAll);
        assertEquals(expected, told(events.toArray(Value[]::new)));
    }

    private void inProcessesOfTheirOwn() throws IOException {
        for (var phase : PHASES) {
            var expected = phase.equals("testSecret") ? "nothing-to-do" : "succeeded";
            assertEquals(List.of(expected), told(world.phase(phase, SECOND)), phase);
            assertEquals(List.of("nothing-to-do"), told(world.phase(phase, SECOND)), phase);
        }
        assertEquals(List.of("succeeded"), told(world.labelUpdated(SECOND)));
        assertEquals(List.of("nothing-to-do"), told(world.labelUpdated(SECOND)));
    }

    /** Three changes, no more: let the new value in, send it, take the old one away. */
    private void rotated(String old, String now, int rotations) {
        var both = new TreeSet<>(Set.of(old, now));
        var expected = List.of(
                new RotationWatch.Moment("waf", both, Set.of(old)),
                new RotationWatch.Moment("cloudfront", both, both),
                new RotationWatch.Moment("waf", Set.of(now), Set.of(now)));
        var moments = world.watch.moments();
        assertEquals(expected, moments.subList(3 * (rotations - 1), moments.size()));
        assertEquals(List.of(), world.watch.refused());
        assertEquals(rotations, world.made().size());
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
        world.aws.waf.propagating(Duration.ofSeconds(3));
        created();
        assertEquals(List.of("succeeded", "nothing-to-do"), set(RotationText.ofThePlaybook()));
        assertTrue(world.origin.answered().contains(403), "no machine was late");
        assertEquals(2, world.watch.moments().size());
        assertEquals(List.of(), world.watch.refused());
    }

    @Test
    void aLostRaceForTheLockLosesNobodysChangeAndTheSecondTimeWritesNothing() throws Exception {
        var waf = world.aws.waf;
        waf.beforeWrite(() -> waf.store(waf.acl().with("Description", "somebody else")));
        created();
        assertEquals(List.of("succeeded", "nothing-to-do"), set(RotationText.ofThePlaybook()));
        assertEquals(Value.of("somebody else"), waf.acl().at("Description"));
        assertEquals(1, waf.writes());
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
                    told(world.phase("createSecret", token), world.phase("setSecret", token)));
        }
        assertEquals(List.of(), world.watch.refused());
        assertEquals(4, world.aws.cloudFront.onTheEdges().size());
    }

    @Test
    void whileSomeEdgeSendsTheOldValueItIsNotTakenAway() throws Exception {
        world.aws.cloudFront.deploying(Duration.ofHours(1));
        created();
        set(RotationText.ofThePlaybook());
        var impatient = RotationText.ofThePlaybook().with("timeout: 10m", "timeout: 2s");
        assertEquals(List.of("succeeded", "failed"), world.told(impatient, finishedAndTold()));
        assertEquals(1, world.aws.waf.writes());
        assertEquals(List.of(), world.watch.refused());
    }

    /**
     * So Secrets Manager tests where a rotation is set up and is not to be at once; it then tells of no other phase.
     */
    @Test
    void aVersionWithoutAValueIsTestedAndNothingElse() throws Exception {
        assertEquals(
                List.of("failed", "nothing-to-do", "failed"),
                told(
                        world.phase("setSecret", FIRST),
                        world.phase("testSecret", FIRST),
                        world.phase("finishSecret", FIRST)));
        assertEquals(0, world.secrets.times("UpdateSecretVersionStage"));
        assertEquals(List.of(), world.watch.moments());
    }

    @Test
    void whoOnlyPlansIsToldOfTheChangesAndOfNoValue() throws Exception {
        created();
        for (var verb : List.of("plan --live", "plan --live --format json", "run --mode shadow")) {
            var written = world.asked(verb, RotationText.ofThePlaybook(), world.phase("setSecret", FIRST));
            assertTrue(written.contains("$.WebACL.Rules[1].Statement"), verb + " " + written);
        }
        assertEquals(1, world.made().size());
        assertEquals(List.of(), world.watch.moments());
        assertEquals(List.of(), world.origin.answered());
    }
}
