package io.parry.deploy;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parry.actions.VirtualTime;
import io.parry.actions.door.AwsCloud;
import io.parry.actions.door.Connection;
import io.parry.actions.index.Operations;
import io.parry.engine.Engine;
import io.parry.engine.action.Target;
import io.parry.engine.bundle.BadBundle;
import io.parry.engine.bundle.Bundle;
import io.parry.engine.bundle.Bundled;
import io.parry.engine.bundle.Signer;
import io.parry.engine.bundle.Trust;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.match.Home;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.crac.Core;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens around the picture that SnapStart takes. */
final class SnapshotTest {
    private final VirtualTime time = new VirtualTime();
    private final Instant begin = time.instant();
    private final AwsCloud cloud =
            new AwsCloud(new Operations(), Connection.named("test").of("111122223333"));
    private final List<Instant> fetched = new ArrayList<>();
    private int missing;

    @AfterEach
    void close() {
        cloud.close();
    }

    /** A bundle that is there after some tries, and one that changes. */
    private final class Late implements BundleSource {
        @Override
        public byte[] fetch(Instant deadline) throws Unavailable {
            fetched.add(time.instant());
            if (fetched.size() <= missing) {
                throw new Unavailable("denied");
            }
            return Signer.ed25519().sign(Bundled.of(fetched.size())).bytes();
        }

        @Override
        public boolean changes() {
            return false;
        }

        @Override
        public String name() {
            return "late";
        }
    }

    private static Bundles.Loaded read(byte[] file, Trust trust) throws BadBundle {
        var bundle = Bundle.read(file, trust, Bundled.BENCH);
        return new Bundles.Loaded(bundle, Engine.of(bundle, Bundled.BENCH, Home.UNKNOWN, Clock.systemUTC()));
    }

    private Snapshot snapshot() {
        var journal = new MemoryJournal();
        var told = new BundleLog(line -> {}, time);
        var bundles = new Bundles(new Late(), Trust.ofWhatIsDeployed(), journal, SnapshotTest::read, told);
        return new Snapshot(bundles, cloud, journal, Target.of("", "us-east-1", ""), time, time);
    }

    @Test
    void whatTheRoleMayNotYetIsTriedAgain() {
        missing = 3;

        snapshot().beforeCheckpoint(Core.getGlobalContext());

        assertEquals(4, fetched.size());
        assertEquals(begin.plusSeconds(15), time.instant());
    }

    @Test
    void aVersionThatCannotWorkIsNotPublished() {
        missing = 100;

        assertThrows(NotDone.class, () -> snapshot().beforeCheckpoint(Core.getGlobalContext()));
        assertEquals(begin.plusSeconds(60), time.instant());
    }

    @Test
    void aRestoredProcessGoesOn() {
        var snapshot = snapshot();
        snapshot.beforeCheckpoint(Core.getGlobalContext());

        assertDoesNotThrow(() -> snapshot.afterRestore(Core.getGlobalContext()));
    }
}
