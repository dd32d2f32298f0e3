package io.parry.deploy;

import io.parry.actions.door.AwsCloud;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal;
import io.parry.engine.run.Sleeper;
import java.time.Clock;
import java.time.Duration;
import org.crac.Context;
import org.crac.Resource;

/**
 * What <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">SnapStart</a> takes a
 * picture of, and what is done when a process begins as a copy of it: perhaps days later, perhaps one of many.
 *
 * <p>In the picture are the playbooks, compiled, and a client for every service that they name, with each of their
 * calls gone through as far as sending it. Nothing in it is unique.
 */
final class Snapshot implements Resource {
    private static final int MOST_TRIES = 13;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Bundles bundles;
    private final AwsCloud cloud;
    private final Journal journal;
    private final Target here;
    private final Clock clock;
    private final Sleeper sleeper;

    Snapshot(Bundles bundles, AwsCloud cloud, Journal journal, Target here, Clock clock, Sleeper sleeper) {
        this.bundles = bundles;
        this.cloud = cloud;
        this.journal = journal;
        this.here = here;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * Tried for a minute: a role that was made a moment ago may not be known everywhere yet.
     *
     * @throws NotDone where there are no playbooks to be used, or the journal does not answer: a version that cannot
     *     work is better not published
     */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        for (int tried = 1; ; tried++) {
            try {
                prepare();
                return;
            } catch (NotDone notYet) {
                if (tried == MOST_TRIES) {
                    throw notYet;
                }
                sleeper.sleep(PAUSE);
            }
        }
    }

    private void prepare() {
        var bundle = bundles.current(clock.instant()).bundle();
        cloud.rehearse(bundle.operations(), here);
        try {
            var unused = journal.control();
        } catch (Journal.Unreachable unreachable) {
            throw new NotDone(String.valueOf(unreachable.getMessage()));
        }
    }

    /** What was read before is old, and connections are gone. Credentials say themselves when they end. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {
        bundles.expire();
        cloud.reconnect();
    }
}
