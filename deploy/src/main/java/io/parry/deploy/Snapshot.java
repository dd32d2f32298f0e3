package io.parry.deploy;

import io.parry.actions.door.AwsCloud;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal;
import java.time.Clock;
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
    private final Bundles bundles;
    private final AwsCloud cloud;
    private final Journal journal;
    private final Target here;
    private final Clock clock;

    Snapshot(Bundles bundles, AwsCloud cloud, Journal journal, Target here, Clock clock) {
        this.bundles = bundles;
        this.cloud = cloud;
        this.journal = journal;
        this.here = here;
        this.clock = clock;
    }

    /**
     * @throws NotDone where there are no playbooks to be used, or the journal does not answer: a version that cannot
     *     work is better not published
     */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
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
