package io.parry.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.action.Call;
import io.parry.engine.action.Done;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal.Held;
import io.parry.engine.journal.Journal.Slot;
import io.parry.engine.model.Mode;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal promises, wherever it is kept. */
public abstract class JournalContract extends LeftContract {
    private static final Instant NOW = Instant.parse("2026-11-03T08:41:20Z");
    private static final Instant LEASE = NOW.plusSeconds(60);
    private static final Slot SLOT = new Slot("restart", "");
    private static final Call CALL = Call.of(
            Operation.of("trail:Start"),
            Value.obj("Name", Value.secret("input key", Value.of("canary"))),
            Target.of("111122223333", "us-east-1", ""),
            Effect.CHANGE,
            List.of("arn:x"));

    private Journal journal;

    @BeforeEach
    void begin() {
        journal = empty();
    }

    private Journal.Claim claim(String owner, Instant now, boolean again) {
        return claim("r", owner, now, now.plusSeconds(60), again);
    }

    private Journal.Claim claim(String run, String owner, Instant now, Instant lease, boolean again) {
        return journal.claim(new Journal.Beginning(run, "playbook", "text"), owner, now, lease, again);
    }

    private Held granted(String owner, Instant now) {
        return assertInstanceOf(Journal.Claim.Granted.class, claim(owner, now, false))
                .held();
    }

    private List<Done.Status> statuses(Held held) {
        return journal.calls(held, SLOT).stream().map(Done::status).toList();
    }

    private void sent(Held held, Done.Status status) {
        journal.result(held, journal.intent(held, SLOT, CALL, NOW), status, Value.obj("Id", "x"), "", "request", NOW);
    }

    @Test
    void aRunIsHeldByOneOwnerUntilItsLeaseIsOver() {
        granted("one", NOW);

        var busy = assertInstanceOf(Journal.Claim.Busy.class, claim("two", NOW.plusSeconds(59), false));

        assertEquals(LEASE, busy.until());
        granted("two", LEASE.plusMillis(1));
    }

    @Test
    void anOwnersOwnFirstTryIsNoRival() {
        granted("one", NOW);
        granted("one", NOW.plusSeconds(1));
    }

    @Test
    void aRunThatSleepsIsNobodysUntilItWakesAndKeepsWhatItSent() {
        var held = granted("one", NOW);
        sent(held, Done.Status.OK);
        journal.lock(held, List.of("arn:a"), NOW, LEASE);

        journal.sleep(held, LEASE.plusSeconds(60), "a copy");

        assertThrows(Journal.Fenced.class, () -> journal.intent(held, SLOT, CALL, NOW));
        assertInstanceOf(Journal.Claim.Busy.class, claim("one", LEASE.plusSeconds(59), false));
        var woken = assertInstanceOf(
                        Journal.Claim.Granted.class,
                        claim("r", "two", LEASE.plusSeconds(60), LEASE.plusSeconds(120), false))
                .held();
        assertEquals(1, journal.calls(woken, SLOT).size());
        assertFalse(journal.holds(woken, List.of("arn:a"), NOW), "its locks are free");
    }

    @Test
    void aTakeoverKnowsWhenTheRunBegan() {
        granted("one", NOW);

        var taken = assertInstanceOf(Journal.Claim.Granted.class, claim("two", LEASE.plusSeconds(1), false));

        assertEquals(NOW, taken.started());
    }

    @Test
    void whatTakesACallBackIsKeptAsItIsOrNotAtAll() {
        var held = granted("one", NOW);
        var later = new Call.Undo("trail:Stop", Value.obj("Ids", Value.unknown("response.Ids")));
        var secret = new Call.Undo("trail:Stop", Value.obj("Name", Value.secret("input key", Value.of("canary"))));

        journal.intent(held, SLOT, CALL.undoneBy(later), NOW);
        journal.intent(held, SLOT, CALL.undoneBy(secret), NOW);

        assertEquals(List.of("trail:Stop {Ids: (known after response.Ids)}", ""), undos(held));
        assertEquals(undos(held), undos(granted("two", LEASE.plusSeconds(1))));
    }

    /** Something unknown equals nothing, so it is compared as it is shown. */
    private List<String> undos(Held held) {
        return journal.calls(held, SLOT).stream()
                .map(done -> done.call()
                        .undo()
                        .map(undo -> undo.action() + " " + undo.with().show())
                        .orElse(""))
                .toList();
    }

    @Test
    void anEndedRunAnswersWithItsRecord() {
        journal.end(granted("one", NOW), Value.obj("outcome", "succeeded"), NOW);

        var ended = assertInstanceOf(Journal.Claim.Ended.class, claim("two", NOW, false));

        assertEquals("succeeded", ended.record().at("outcome").text());
    }

    @Test
    void anEndedRunThatIsBegunAgainHasSentNothingYet() {
        var first = granted("one", NOW);
        sent(first, Done.Status.OK);
        journal.end(first, Value.obj(), NOW);

        var again = assertInstanceOf(Journal.Claim.Granted.class, claim("two", NOW, true));

        assertEquals(List.of(), journal.calls(again.held(), SLOT));
    }

    @Test
    void aRepeatableRunThatHasNotEndedKeepsWhatItHasSent() {
        sent(granted("one", NOW), Done.Status.OK);

        var taken = assertInstanceOf(Journal.Claim.Granted.class, claim("two", LEASE.plusSeconds(1), true));

        assertEquals(List.of(Done.Status.OK), statuses(taken.held()));
    }

    @Test
    void afterATakeoverTheFormerOwnerWritesNothing() {
        var former = granted("one", NOW);
        int call = journal.intent(former, SLOT, CALL, NOW);
        var held = granted("two", LEASE.plusSeconds(1));
        journal.lock(held, List.of("arn:x"), LEASE, LEASE.plusSeconds(60));

        assertThrows(Journal.Fenced.class, () -> journal.intent(former, SLOT, CALL, NOW));
        assertThrows(
                Journal.Fenced.class,
                () -> journal.result(former, call, Done.Status.OK, Value.obj(), "", "request", NOW));
        assertThrows(Journal.Fenced.class, () -> journal.lock(former, List.of("arn:y"), NOW, LEASE));
        assertThrows(Journal.Fenced.class, () -> journal.unlock(former, List.of("arn:x")));
        assertThrows(Journal.Fenced.class, () -> journal.end(former, Value.obj(), NOW));
        assertEquals(List.of(Done.Status.IN_DOUBT), statuses(held));
        assertTrue(journal.holds(held, List.of("arn:x"), LEASE.plusSeconds(1)));
    }

    @Test
    void anEndedRunIsWrittenByNobody() {
        var held = granted("one", NOW);
        journal.end(held, Value.obj(), NOW);

        assertThrows(Journal.Fenced.class, () -> journal.intent(held, SLOT, CALL, NOW));
    }

    @Test
    void aCallIsInDoubtUntilItsResultIsKnown() {
        var held = granted("one", NOW);
        int call = journal.intent(held, SLOT, CALL, NOW);
        assertEquals(List.of(Done.Status.IN_DOUBT), statuses(held));

        journal.result(held, call, Done.Status.FAILED, Value.obj("Id", "x"), "Throttling", "request", NOW);

        assertEquals(List.of(Done.Status.FAILED), statuses(held));
        var done = journal.calls(held, SLOT).getFirst();
        assertEquals("request", done.requestId());
        assertEquals("Throttling", done.code());
        assertEquals(Value.obj("Id", "x"), done.response());
    }

    @Test
    void callsAreKeptByStepAndTurnOldestFirst() {
        var held = granted("one", NOW);
        sent(held, Done.Status.FAILED);
        journal.intent(held, new Slot("restart", "/1"), CALL, NOW);
        sent(held, Done.Status.OK);

        assertEquals(List.of(Done.Status.FAILED, Done.Status.OK), statuses(held));
        assertEquals(1, journal.calls(held, new Slot("restart", "/1")).size());
    }

    @Test
    void secretsAreNotKept() {
        var held = granted("one", NOW);
        journal.intent(held, SLOT, CALL, NOW);

        var kept = journal.calls(held, SLOT).getFirst().call();

        assertEquals("***", kept.parameters().reveal().at("Name").text());
    }

    @Test
    void aRunIsUnderWayFromItsClaimToItsEnd() {
        assertFalse(journal.isUnderWay("r"));
        var held = granted("one", NOW);
        assertTrue(journal.isUnderWay("r"));

        journal.sleep(held, NOW.plusSeconds(1), "a copy");
        assertTrue(journal.isUnderWay("r"));

        journal.end(granted("two", NOW.plusSeconds(1)), Value.obj(), NOW);
        assertFalse(journal.isUnderWay("r"));
    }

    @Test
    void aTakeoverGoesOnWithWhatTheRunBeganWith() {
        granted("one", NOW);

        var taken = assertInstanceOf(
                Journal.Claim.Granted.class,
                journal.claim(
                        new Journal.Beginning("r", "playbook", "changed"), "two", LEASE.plusSeconds(1), LEASE, false));

        assertEquals(new Journal.Beginning("r", "playbook", "text"), taken.beginning());
    }

    @Test
    void anEndedRunThatIsBegunAgainBeginsWithWhatIsThereNow() {
        var first = granted("one", NOW);
        journal.note(first, SLOT, Value.of("over"));
        journal.end(first, Value.obj(), NOW);

        var again = assertInstanceOf(
                Journal.Claim.Granted.class,
                journal.claim(new Journal.Beginning("r", "playbook", "changed"), "two", NOW, LEASE, true));

        assertEquals("changed", again.beginning().text());
        assertEquals(Optional.empty(), journal.noted(again.held(), SLOT));
    }

    @Test
    void aNoteIsKeptWithTheNextIntent() {
        var held = granted("one", NOW);
        journal.note(held, SLOT, Value.of("first"));
        journal.note(held, new Slot("restart", "/1"), Value.obj("outcome", "skipped"));
        journal.note(held, SLOT, Value.of("second"));
        assertEquals(Optional.of(Value.of("second")), journal.noted(held, SLOT));

        journal.intent(held, SLOT, CALL, NOW);
        journal.note(held, SLOT, Value.of("third"));
        var taken = granted("two", LEASE.plusSeconds(1));

        assertEquals(Optional.of(Value.of("second")), journal.noted(taken, SLOT), "the third went with its process");
        assertEquals(Optional.of(Value.obj("outcome", "skipped")), journal.noted(taken, new Slot("restart", "/1")));
        assertEquals(Optional.empty(), journal.noted(taken, new Slot("restart", "/2")));
    }

    @Test
    void aNoteIsKeptWithASleep() {
        var held = granted("one", NOW);
        journal.note(held, SLOT, Value.of("first"));

        journal.sleep(held, NOW.plusSeconds(1), "a copy");

        assertEquals(Optional.of(Value.of("first")), journal.noted(granted("two", NOW.plusSeconds(1)), SLOT));
    }

    @Test
    void aRunHasChangedSomethingOnceACallThatChangesMayHaveWorked() {
        var held = granted("one", NOW);
        var tells = Call.of(CALL.operation(), Value.obj(), CALL.target(), Effect.NOTIFY, List.of());
        journal.intent(held, SLOT, tells, NOW);
        sent(held, Done.Status.FAILED);
        assertFalse(journal.hasChanged(held));

        journal.intent(held, SLOT, CALL, NOW);

        assertTrue(journal.hasChanged(held));
        assertTrue(journal.hasChanged(granted("two", LEASE.plusSeconds(1))));
    }

    @Test
    void aTextIsKeptOnceByItsDigest() {
        var text = Value.obj("playbook", Value.obj("id", "cloudtrail-stays-on"));
        assertEquals(Optional.empty(), journal.kept("d"));

        journal.keep("d", text);
        journal.keep("d", text);

        assertEquals(Optional.of(text), journal.kept("d"));
    }

    @Test
    void whereNobodyHasSetAnythingRunsGoAsFarAsTheyMay() {
        assertEquals(Journal.Control.NONE, journal.control());
    }

    @Test
    void whatPeopleHaveSetLastHolds() {
        var off = new Journal.Control(Mode.OFF, "INC-1234");
        journal.set(new Journal.Control(Mode.NOTIFY, ""));
        journal.set(off);

        assertEquals(off, journal.control());
    }

    @Test
    void theLeastSequenceIsRaisedAndNeverLoweredByRaisingIt() {
        assertEquals(0, journal.leastSequence());
        journal.raiseSequence(1_790_000_000L);
        journal.raiseSequence(7);
        assertEquals(1_790_000_000L, journal.leastSequence());
        journal.raiseSequence(1_790_000_001L);
        assertEquals(1_790_000_001L, journal.leastSequence());
        journal.setSequence(3);
        assertEquals(3, journal.leastSequence());
    }

    @Test
    void theLeastSequenceAndTheKillSwitchLeaveEachOtherAlone() {
        journal.raiseSequence(5);
        assertEquals(Journal.Control.NONE, journal.control());
        journal.set(new Journal.Control(Mode.OFF, "INC-1234"));
        assertEquals(5, journal.leastSequence());
        journal.raiseSequence(6);
        assertEquals(new Journal.Control(Mode.OFF, "INC-1234"), journal.control());
    }

    @Test
    void locksAreTakenAllOrNone() {
        var one = granted("one", NOW);
        var other = claim("s", "one", NOW, LEASE, false);
        var two = assertInstanceOf(Journal.Claim.Granted.class, other).held();
        assertTrue(journal.lock(one, List.of("arn:a"), NOW, LEASE));

        assertFalse(journal.lock(two, List.of("arn:b", "arn:a"), NOW, LEASE));
        assertFalse(journal.holds(two, List.of("arn:b"), NOW));
        assertTrue(journal.lock(one, List.of("arn:a", "arn:b"), NOW, LEASE));
        assertFalse(journal.lock(two, List.of("arn:b"), NOW, LEASE));
    }

    @Test
    void aLockFallsWithItsLeaseItsReleaseAndItsRun() {
        var one = granted("one", NOW);
        var two = assertInstanceOf(Journal.Claim.Granted.class, claim("s", "one", NOW, LEASE, false))
                .held();
        journal.lock(one, List.of("arn:a", "arn:b", "arn:c"), NOW, LEASE);

        journal.unlock(one, List.of("arn:a"));
        assertTrue(journal.lock(two, List.of("arn:a"), NOW, LEASE));
        assertFalse(journal.lock(two, List.of("arn:b"), NOW, LEASE));
        assertTrue(journal.lock(two, List.of("arn:b"), LEASE.plusMillis(1), LEASE.plusSeconds(60)));
        assertFalse(journal.holds(one, List.of("arn:b"), LEASE.plusMillis(1)));
        journal.end(one, Value.obj(), NOW);
        assertTrue(journal.lock(two, List.of("arn:c"), NOW, LEASE));
    }

    @Test
    void nobodyLetsGoOfAnotherRunsLock() {
        var one = granted("one", NOW);
        var two = assertInstanceOf(Journal.Claim.Granted.class, claim("s", "one", NOW, LEASE, false))
                .held();
        journal.lock(one, List.of("arn:a"), NOW, LEASE);

        journal.unlock(two, List.of("arn:a"));

        assertTrue(journal.holds(one, List.of("arn:a"), NOW));
    }

    @Test
    void aWindowAdmitsExactlySoManyRunsAndEachOnce() {
        for (var run : List.of("a", "b", "a", "b")) {
            assertTrue(journal.admit("w", run, 2, Duration.ofHours(1), NOW));
        }
        assertFalse(journal.admit("w", "c", 2, Duration.ofHours(1), NOW));
        assertTrue(journal.admit("w", "a", 2, Duration.ofHours(1), NOW));
        assertTrue(journal.admit("other", "c", 2, Duration.ofHours(1), NOW));
    }

    /** It is woken long after it was let through; who comes then takes nobody's place. */
    @Test
    void aRunThatComesBackWhenItsWindowHasClosedIsNotCountedAgain() {
        journal.admit("w", "a", 1, Duration.ofHours(1), NOW);

        assertTrue(journal.admit("w", "a", 1, Duration.ofHours(1), NOW.plusSeconds(7200)));
        assertTrue(journal.admit("w", "b", 1, Duration.ofHours(1), NOW.plusSeconds(7200)));
        assertFalse(journal.admit("w", "c", 1, Duration.ofHours(1), NOW.plusSeconds(7200)));
    }

    @Test
    void afterAWindowHasClosedTheNextRunOpensANewOne() {
        journal.admit("w", "a", 1, Duration.ofHours(1), NOW);

        assertFalse(journal.admit("w", "b", 1, Duration.ofHours(1), NOW.plusSeconds(3599)));
        assertTrue(journal.admit("w", "b", 1, Duration.ofHours(1), NOW.plusSeconds(3600)));
        assertFalse(journal.admit("w", "c", 1, Duration.ofHours(1), NOW.plusSeconds(3601)));
    }
}
