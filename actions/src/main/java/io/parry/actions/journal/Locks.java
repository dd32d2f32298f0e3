package io.parry.actions.journal;

import io.parry.engine.journal.Journal.Fenced;
import io.parry.engine.journal.Journal.Held;
import io.parry.engine.journal.Journal.Unreachable;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One item a resource. A lock falls by itself with its lease. Which locks a run holds is known in the process that took
 * them: a run that is taken over takes them again.
 */
final class Locks {
    /** One item of a transaction is the head. */
    private static final int MOST_AT_ONCE = 99;

    private static final Duration AFTERWARDS = Duration.ofDays(1);
    private static final String FREE = "attribute_not_exists(#pk) OR #lease <= :now OR #run = :run";
    private static final String OURS = "#run = :run AND #ep = :ep";

    private final Requests requests;
    private final Tokens tokens;

    Locks(Requests requests, Tokens tokens) {
        this.requests = requests;
        this.tokens = tokens;
    }

    /** All or none. */
    boolean take(HeldRun run, List<String> resources, Instant now, Instant lease) {
        var taken = new ArrayList<String>();
        for (int from = 0; from < resources.size(); from += MOST_AT_ONCE) {
            var some = resources.subList(from, Math.min(resources.size(), from + MOST_AT_ONCE));
            if (!takeSome(run, some, now, lease)) {
                release(run, taken);
                return false;
            }
            taken.addAll(some);
        }
        run.locked(resources, lease);
        return true;
    }

    private boolean takeSome(HeldRun run, List<String> resources, Instant now, Instant lease) {
        var held = run.held();
        var writes = new ArrayList<Write>();
        writes.add(Write.check(Head.key(held.run()), Head.HELD, Head.values(held)));
        resources.forEach(resource -> writes.add(Write.put(
                lock(held, resource, lease),
                FREE,
                Map.of(":now", Attribute.number(now.toEpochMilli()), ":run", Attribute.text(held.run())))));
        var reply = requests.transact(writes, tokens.next(held.run(), held.owner()), run.lease());
        if (reply.refusal(0).isPresent()) {
            throw new Fenced(held.run());
        }
        return reply.isWritten();
    }

    private static Item lock(Held held, String resource, Instant lease) {
        return key(resource)
                .with("run", held.run())
                .with("ep", held.epoch())
                .with("lease", lease.toEpochMilli())
                .with("ttl", lease.plus(AFTERWARDS).getEpochSecond());
    }

    private static Item key(String resource) {
        return Item.of("lock", resource, "0");
    }

    /** Lets go of those that are the run's, as this owner took them. */
    void release(HeldRun run, List<String> resources) {
        for (var resource : resources) {
            requests.write(Write.delete(key(resource), OURS, values(run.held())), run.lease())
                    .refusal(0)
                    .ifPresent(other -> fence(run.held(), other));
            run.unlocked(resource);
        }
    }

    private static Map<String, Value> values(Held held) {
        var values = new HashMap<String, Value>();
        values.put(":run", Attribute.text(held.run()));
        values.put(":ep", Attribute.number(held.epoch()));
        return values;
    }

    private static void fence(Held held, Item lock) {
        if (lock.isThere() && lock.text("run").equals(held.run()) && lock.number("ep") > held.epoch()) {
            throw new Fenced(held.run());
        }
    }

    /**
     * Lets go of all, when the run is nobody's any more. A lock that cannot be reached falls with its lease: what has
     * been written before stands, and is not in doubt because of it.
     */
    void releaseAll(HeldRun run) {
        for (var resource : run.locks()) {
            try {
                release(run, List.of(resource));
            } catch (Unreachable falls) {
                run.unlocked(resource);
            }
        }
    }
}
