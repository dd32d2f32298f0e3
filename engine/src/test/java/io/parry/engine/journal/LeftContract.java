package io.parry.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parry.engine.action.Call;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal.Held;
import io.parry.engine.journal.Journal.Slot;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal knows of runs that nobody goes on with. */
public abstract class LeftContract {
    private static final Instant NOW = Instant.parse("2026-11-03T08:41:20Z");
    private static final Instant LEASE = NOW.plusSeconds(60);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int MOST = 2;
    private static final Slot SLOT = new Slot("restart", "");
    private static final Value EVENT = Value.obj("source", "aws.trail", "detail", Value.obj("$n", 1.5, "none", null));
    private static final Call CALL = Call.of(
            Operation.of("trail:Start"),
            Value.obj("Name", "t"),
            Target.of("111122223333", "us-east-1", ""),
            Effect.CHANGE,
            List.of("arn:x"));

    private Journal journal;

    /** An empty one. */
    protected abstract Journal empty();

    @BeforeEach
    void beginWithNothingLeft() {
        journal = empty();
    }

    private Held claimed(String run, String owner, Instant now) {
        var beginning = new Journal.Beginning(run, "playbook", "text", journal.keepEvent(EVENT, now));
        return assertInstanceOf(
                        Journal.Claim.Granted.class, journal.claim(beginning, owner, now, now.plusSeconds(60), true))
                .held();
    }

    private List<String> left(Instant before) {
        return journal.left(before, 10).stream().map(Left::run).toList();
    }

    private List<String> stuck(Instant since) {
        return journal.stuck(since, 10).stream().map(Left::run).toList();
    }

    private Left only(Instant before) {
        assertEquals(List.of("r"), left(before));
        return journal.left(before, 10).getFirst();
    }

    private Left.Nudge nudged(Left left, Instant now) {
        return journal.nudge(left, now, PAUSE, MOST);
    }

    /** Nudged as often as that helps, and once more. @return when it was found to be stuck */
    private Instant giveUp(Instant from) {
        var now = from;
        for (int i = 0; i < MOST; i++) {
            assertEquals(Left.Nudge.OURS, nudged(only(now), now));
            now = now.plus(PAUSE);
        }
        assertEquals(Left.Nudge.STUCK, nudged(only(now), now));
        return now;
    }

    @Test
    void anEventIsKeptByItsContentForAsLongAsARunMayNeedIt() {
        var name = journal.keepEvent(EVENT, NOW).orElseThrow();
        claimed("r", "one", NOW);

        assertEquals(Optional.of(name), journal.keepEvent(EVENT, NOW.plusSeconds(1)));
        assertEquals(Optional.of(EVENT), journal.event(name));
        assertEquals(Optional.empty(), journal.event("another"));
        assertNotEquals(Optional.of(name), journal.keepEvent(EVENT.with("source", Value.of("aws.other")), NOW));
    }

    @Test
    void whatARunNeedsOutlivesAnotherRunOfTheSameEvent() {
        var one = claimed("r", "one", NOW);
        claimed("s", "one", NOW);

        journal.end(one, Value.obj(), NOW);
        journal.claim(
                new Journal.Beginning("r", "playbook", "text", journal.keepEvent(EVENT, NOW)),
                "two",
                NOW,
                LEASE,
                false);

        assertEquals(List.of("s"), left(LEASE));
        assertEquals(
                Optional.of(EVENT),
                journal.event(journal.left(LEASE, 1).getFirst().event().orElseThrow()));
    }

    @Test
    void anEventThatHoldsASecretIsNotKept() {
        var secret = EVENT.with("RotationToken", Value.secret("event.RotationToken", Value.of("canary")));

        assertEquals(Optional.empty(), journal.keepEvent(secret, NOW));
    }

    @Test
    void aRunIsLeftFromTheEndOfItsLease() {
        claimed("r", "one", NOW);

        assertEquals(List.of(), left(LEASE.minusMillis(1)));
        assertEquals(new Left("r", 1, "playbook", journal.keepEvent(EVENT, NOW), LEASE, LEASE, 0), only(LEASE));
    }

    @Test
    void aRunIsLeftFromTheMomentItShouldHaveWoken() {
        var held = claimed("r", "one", NOW);
        journal.sleep(held, NOW.plusSeconds(5), "a copy");

        assertEquals(List.of(), left(NOW.plusMillis(4999)));
        assertEquals(NOW.plusSeconds(5), only(NOW.plusSeconds(5)).since());
    }

    @Test
    void aRunThatHasEndedOrIsGoneOnWithIsNotLeft() {
        journal.end(claimed("ended", "one", NOW), Value.obj(), NOW);
        claimed("taken", "one", NOW);
        claimed("taken", "two", LEASE);

        assertEquals(List.of(), left(LEASE.plusSeconds(59)));
        assertEquals(List.of("taken"), left(LEASE.plusSeconds(60)));
    }

    @Test
    void aRunThatIsBegunAgainIsLeftLikeAnyOther() {
        journal.end(claimed("r", "one", NOW), Value.obj(), NOW);
        claimed("r", "two", NOW);

        assertEquals(2, only(LEASE).epoch());
    }

    @Test
    void thoseThatWaitLongestComeFirstAndNoMoreThanAskedFor() {
        for (int i = 0; i < 20; i++) {
            claimed("run-" + i, "one", NOW.minusSeconds(i * 7 % 20));
        }

        var left = journal.left(LEASE, 5);

        assertEquals(5, left.size());
        for (int i = 0; i < 5; i++) {
            assertEquals(LEASE.minusSeconds(19 - i), left.get(i).since());
        }
    }

    @Test
    void aRunIsNudgedOnceInAPause() {
        claimed("r", "one", NOW);
        var left = only(LEASE);

        assertEquals(Left.Nudge.OURS, nudged(left, LEASE));

        assertEquals(List.of(), left(LEASE.plus(PAUSE).minusMillis(1)));
        assertEquals(new Left("r", 1, "playbook", left.event(), LEASE, LEASE.plus(PAUSE), 1), only(LEASE.plus(PAUSE)));
    }

    @Test
    void ofTwoWhoNudgeOneIsToldThatItIsTheirs() {
        claimed("r", "one", NOW);
        var left = only(LEASE);

        assertEquals(Left.Nudge.OURS, nudged(left, LEASE));
        assertEquals(Left.Nudge.MOVED, nudged(left, LEASE));
        assertEquals(Left.Nudge.MOVED, nudged(left, LEASE.plusSeconds(1)));
        assertEquals(1, only(LEASE.plus(PAUSE)).nudges());
    }

    @Test
    void aRunThatMovesMeanwhileIsNotNudged() {
        claimed("taken", "one", NOW);
        claimed("ended", "one", NOW);
        var left = journal.left(LEASE, 10);

        claimed("taken", "two", LEASE);
        journal.end(claimed("ended", "two", LEASE), Value.obj(), LEASE);

        left.forEach(run -> assertEquals(Left.Nudge.MOVED, nudged(run, LEASE), run.run()));
        assertEquals(Left.Nudge.MOVED, nudged(new Left("none", 1, "", Optional.empty(), NOW, NOW, 0), LEASE));
        assertEquals(List.of("taken"), left(LEASE.plus(PAUSE)));
        assertEquals(0, journal.left(LEASE.plus(PAUSE), 1).getFirst().nudges());
    }

    /** Who was nudged goes on with it; nobody who nudges gets in the way. */
    @Test
    void aNudgeTakesTheRunFromNobody() {
        var held = claimed("r", "one", NOW);
        nudged(only(LEASE), LEASE);

        journal.end(held, Value.obj("outcome", "succeeded"), LEASE);

        assertEquals(List.of(), left(LEASE.plus(PAUSE)));
    }

    @Test
    void aRunThatNudgesDoNotHelpIsStuckAndNotNudgedAnyMore() {
        claimed("r", "one", NOW);

        var found = giveUp(LEASE);

        assertEquals(List.of(), left(found.plus(PAUSE.multipliedBy(100))));
        assertEquals(List.of("r"), stuck(found));
        assertEquals(List.of(), stuck(found.plusMillis(1)));
        assertEquals(LEASE, journal.stuck(found, 1).getFirst().since());
    }

    @Test
    void aRunThatWasStuckIsNotOnceSomebodyClaimsItOrEndsIt() {
        claimed("r", "one", NOW);
        var found = giveUp(LEASE);

        var held = claimed("r", "two", found);
        assertEquals(List.of(), stuck(NOW));
        assertEquals(List.of("r"), left(found.plusSeconds(60)));

        journal.end(held, Value.obj(), found);
        assertEquals(List.of(), left(found.plusSeconds(60)));
    }

    /** Its event kills whoever takes it: claimed again after each nudge, and nothing comes of it. */
    @Test
    void claimsAreNoProgress() {
        claimed("r", "one", NOW);
        var now = LEASE;
        for (int i = 0; i < MOST; i++) {
            assertEquals(Left.Nudge.OURS, nudged(only(now), now));
            claimed("r", "owner" + i, now);
            now = now.plusSeconds(60);
        }

        assertEquals(Left.Nudge.STUCK, nudged(only(now), now));
    }

    @Test
    void aCallThatIsNotedIsProgress() {
        claimed("r", "one", NOW);
        nudged(only(LEASE), LEASE);

        journal.intent(claimed("r", "two", LEASE), SLOT, CALL, LEASE);

        assertEquals(0, only(LEASE.plusSeconds(60)).nudges());
    }

    @Test
    void aSleepIsProgress() {
        claimed("r", "one", NOW);
        nudged(only(LEASE), LEASE);

        journal.sleep(claimed("r", "two", LEASE), LEASE.plusSeconds(1), "a copy");

        assertEquals(0, only(LEASE.plusSeconds(60)).nudges());
    }

    @Test
    void aRunThatIsBegunAgainHasNotBeenNudged() {
        var held = claimed("r", "one", NOW);
        nudged(only(LEASE), LEASE);
        journal.end(held, Value.obj(), LEASE);

        claimed("r", "two", LEASE);

        assertEquals(0, only(LEASE.plusSeconds(60)).nudges());
    }

    @Test
    void whoNudgesTakesNothingFromTheRightToWrite() {
        var held = claimed("r", "one", NOW);
        nudged(only(LEASE), LEASE);

        assertEquals(0, journal.intent(held, SLOT, CALL, NOW));
        claimed("r", "two", LEASE);
        assertThrows(Journal.Fenced.class, () -> journal.intent(held, SLOT, CALL, NOW));
    }
}
