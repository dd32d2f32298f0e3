package io.parry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.deploy.BundleSource.Unavailable;
import io.parry.engine.Engine;
import io.parry.engine.bundle.BadBundle;
import io.parry.engine.bundle.Bundle;
import io.parry.engine.bundle.Bundled;
import io.parry.engine.bundle.Signer;
import io.parry.engine.bundle.Trust;
import io.parry.engine.journal.Journal;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.match.Home;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which bundle is in use when another is put there. */
final class BundlesTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant LATER = NOON.plus(Bundles.FRESH);
    private static final Signer OURS = Signer.ed25519();
    private static final Signer THEIRS = Signer.ed25519();

    private final Shelf shelf = new Shelf();
    private final Journal journal = new MemoryJournal();
    private final List<String> told = new ArrayList<>();

    /** Holds one file, or none. */
    private static final class Shelf implements BundleSource {
        private byte[] file = new byte[0];
        private boolean gone;
        private boolean changes = true;
        private int fetched;

        @Override
        public byte[] fetch(Instant deadline) throws Unavailable {
            fetched++;
            if (gone) {
                throw new Unavailable("gone");
            }
            return file;
        }

        @Override
        public boolean changes() {
            return changes;
        }

        @Override
        public String name() {
            return "shelf";
        }
    }

    private Bundles bundles() throws BadBundle {
        return bundles(Trust.of(OURS.publicText()));
    }

    private Bundles bundles(Trust trust) {
        return new Bundles(shelf, trust, journal, BundlesTest::read, new Bundles.Told() {
            @Override
            public void inUse(Bundle bundle, String source) {
                told.add("in use " + bundle.sequence());
            }

            @Override
            public void refused(String reason, String why, String source) {
                told.add(reason);
            }
        });
    }

    private static Bundles.Loaded read(byte[] file, Trust trust) throws BadBundle {
        var bundle = Bundle.read(file, trust, Bundled.BENCH);
        return new Bundles.Loaded(bundle, Engine.of(bundle, Bundled.BENCH, Home.UNKNOWN, Clock.systemUTC()));
    }

    private void put(long sequence) {
        shelf.file = OURS.sign(Bundled.of(sequence)).bytes();
    }

    @Test
    void aNewOneIsInUseAfterAMinuteAndNotBefore() throws BadBundle {
        put(1);
        var bundles = bundles();
        assertEquals(1, bundles.current(NOON).bundle().sequence());
        put(2);
        assertEquals(1, bundles.current(LATER.minusMillis(1)).bundle().sequence());
        assertEquals(1, shelf.fetched);
        assertEquals(2, bundles.current(LATER).bundle().sequence());
        assertEquals(List.of("in use 1", "in use 2"), told);
    }

    @Test
    void theSameOneIsNotReadAgain() throws BadBundle {
        put(1);
        var bundles = bundles();
        var first = bundles.current(NOON);
        assertEquals(first, bundles.current(LATER));
        assertEquals(2, shelf.fetched);
        assertEquals(List.of("in use 1"), told);
    }

    @Test
    void aBadOneNeverTakesTheGoodOnesPlaceAndIsTold() throws BadBundle {
        put(5);
        var bundles = bundles();
        var good = bundles.current(NOON);
        var now = NOON;
        var flipped = OURS.sign(Bundled.of(6)).bytes();
        flipped[100] ^= 1;
        for (var bad : List.of(
                flipped,
                THEIRS.sign(Bundled.of(6)).bytes(),
                Bundled.of(6).bytes(),
                OURS.sign(Bundled.of(4)).bytes(),
                new byte[0])) {
            shelf.file = bad;
            now = now.plus(Bundles.FRESH);
            assertEquals(good, bundles.current(now));
        }
        shelf.gone = true;
        assertEquals(good, bundles.current(now.plus(Bundles.FRESH)));
        assertEquals(List.of("in use 5", "DIGEST", "KEY", "KEY", "SEQUENCE", "FORM", "UNAVAILABLE"), told);
    }

    @Test
    void afterABadOneAGoodOneIsInUse() throws BadBundle {
        put(1);
        var bundles = bundles();
        bundles.current(NOON);
        shelf.gone = true;
        bundles.current(LATER);
        shelf.gone = false;
        put(2);
        assertEquals(2, bundles.current(LATER.plus(Bundles.FRESH)).bundle().sequence());
    }

    @Test
    void withoutAGoodOneNothingIsDoneUntilThereIsOne() throws BadBundle {
        shelf.gone = true;
        var bundles = bundles();
        var why = assertThrows(NotDone.class, () -> bundles.current(NOON)).getMessage();
        assertTrue(String.valueOf(why).contains("gone"), why);
        assertThrows(NotDone.class, () -> bundles.current(NOON));
        shelf.gone = false;
        put(1);
        assertEquals(1, bundles.current(NOON).bundle().sequence());
    }

    @Test
    void anOlderOneIsRefusedInAnotherProcessToo() throws BadBundle {
        put(5);
        bundles().current(NOON);
        put(4);
        assertThrows(NotDone.class, () -> bundles().current(NOON));
        put(5);
        bundles().current(NOON);
        assertEquals(5, journal.leastSequence());
    }

    /** Who rolls the code back rolls back what lies beside it. */
    @Test
    void whatIsDeployedWithTheCodeRaisesNothingAndHeedsWhatIsSet() throws BadBundle {
        shelf.changes = false;
        shelf.file = Bundled.of(5).bytes();
        bundles(Trust.ofWhatIsDeployed()).current(NOON);
        assertEquals(0, journal.leastSequence());
        journal.setSequence(6);
        assertThrows(NotDone.class, () -> bundles(Trust.ofWhatIsDeployed()).current(NOON));
    }

    @Test
    void whatIsDeployedWithTheCodeIsReadOnce() throws BadBundle {
        shelf.changes = false;
        put(1);
        var bundles = bundles();
        bundles.current(NOON);
        bundles.current(NOON.plus(Duration.ofDays(1)));
        assertEquals(1, shelf.fetched);
    }

    @Test
    void whatAnybodyMayPutThereHasToBeSigned() {
        assertThrows(IllegalArgumentException.class, () -> bundles(Trust.ofWhatIsDeployed()));
    }

    /** A process may be a copy that slept for weeks, and its clock may have stood. */
    @Test
    void afterASleepItIsLookedForAtOnce() throws BadBundle {
        put(1);
        var bundles = bundles();
        bundles.current(NOON);
        put(2);
        bundles.expire();
        assertEquals(2, bundles.current(NOON).bundle().sequence());
        put(3);
        assertEquals(3, bundles.current(NOON.minusSeconds(1)).bundle().sequence());
    }
}
