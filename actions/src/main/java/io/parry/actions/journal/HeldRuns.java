package io.parry.actions.journal;

import io.parry.engine.action.Call;
import io.parry.engine.action.Done;
import io.parry.engine.journal.Journal.Fenced;
import io.parry.engine.journal.Journal.Held;
import io.parry.engine.journal.Journal.Slot;
import io.parry.engine.journal.Journal.TooLarge;
import io.parry.engine.journal.Journal.Unreachable;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The runs that this process holds. Each write is made under the condition that it still does, and what is known here
 * is forgotten with the first that cannot be told to be written: the next question reads it anew.
 */
final class HeldRuns {
    /** Beside the head and a call: a transaction takes 4 MB, and an item is at most a tenth of that. */
    private static final int MOST_BUNDLES = 7;

    private static final String ABSENT = "attribute_not_exists(#pk)";

    private final Requests requests;
    private final Tokens tokens;
    private final Map<String, HeldRun> runs = new ConcurrentHashMap<>();

    HeldRuns(Requests requests, Tokens tokens) {
        this.requests = requests;
        this.tokens = tokens;
    }

    /** Begins where the head stands. */
    void begin(String run, Head head) {
        runs.remove(run);
        var held = head.held(run);
        runs.put(run, head.isFresh() ? new HeldRun(held, head.attempt(), head.lease()) : read(held, head));
    }

    private HeldRun read(Held held, Head head) {
        var run = new HeldRun(held, head.attempt(), head.lease());
        RunText.read(run, requests.query(Head.key(held.run()), head.attempt() + "#", head.lease()), head.calls());
        return run;
    }

    /** @throws Fenced where it is no longer held by that owner */
    HeldRun of(Held held) {
        var known = runs.get(held.run());
        if (known == null) {
            return reread(held);
        }
        if (!known.held().equals(held)) {
            throw new Fenced(held.run());
        }
        return known;
    }

    private HeldRun reread(Held held) {
        var head = requests.get(Head.key(held.run()), Instant.MAX)
                .map(Head::new)
                .filter(found -> found.isHeldBy(held))
                .orElseThrow(() -> new Fenced(held.run()));
        var run = read(held, head);
        runs.put(held.run(), run);
        return run;
    }

    /** @throws TooLarge before anything is written */
    int intent(Held held, Slot slot, Call call, Instant now) {
        var run = of(held);
        int number = run.next();
        var op = token(held);
        var item = RunText.call(run, number, slot, call, op, now)
                .map(whole -> Kept.meanwhile(whole, now))
                .orElseThrow(() -> new TooLarge(call.operation().toString()));
        var values = new HashMap<>(Head.values(held));
        values.put(":n", Attribute.number(number + 1L));
        values.put(":op", Attribute.text(op));
        var head = Write.update(Head.key(held.run()), "SET #n = :n, #op = :op REMOVE #nudges", Head.HELD, values);
        write(run, head, List.of(Write.put(item, ABSENT, Map.of())), op, now);
        run.sent(slot, new Done(call, Done.Status.IN_DOUBT, Value.MISSING, "", "", now));
        return number;
    }

    void result(Held held, int call, Done.Status status, Value response, String code, String requestId, Instant now) {
        var run = of(held);
        var calls = new Done(run.call(call), status, response, code, requestId, now);
        var item = Kept.meanwhile(RunText.result(run, call, calls), now);
        transact(run, check(held), List.of(Write.put(item, "", Map.of())), token(held));
        run.answered(call, calls);
    }

    /** @return what is known of it, for its locks */
    HeldRun sleep(Held held, Instant until, String why) {
        var run = of(held);
        var op = token(held);
        var values = new HashMap<>(Head.values(held));
        values.put(":nobody", Attribute.text(""));
        values.put(":asleep", Attribute.text(Head.ASLEEP));
        values.put(":until", Attribute.number(until.toEpochMilli()));
        values.put(":why", Attribute.text(why));
        values.put(":ttl", Attribute.number(Kept.afterwards(until.plus(Kept.UNDER_WAY))));
        values.put(":op", Attribute.text(op));
        var set = "SET #own = :nobody, #st = :asleep, #lease = :until, #due = :until, #why = :why, #ttl = :ttl,"
                + " #op = :op REMOVE #nudges";
        var head = Write.update(Head.key(held.run()), set, Head.HELD, values);
        if (run.unwritten().isEmpty()) {
            alone(run, head, op);
        } else {
            write(run, head, List.of(), op, until);
        }
        runs.remove(held.run());
        return run;
    }

    /** What was noted last needs no keeping any more. @return what is known of it, for its locks */
    HeldRun end(Held held, Value record, Instant now) {
        var run = of(held);
        var op = token(held);
        var values = new HashMap<>(Head.values(held));
        values.put(":ended", Attribute.text(Head.ENDED));
        values.put(":out", Attribute.text(Body.cut(record, Value::of)));
        values.put(":ttl", Attribute.number(Kept.afterwards(now)));
        values.put(":op", Attribute.text(op));
        var set = "SET #st = :ended, #out = :out, #ttl = :ttl, #op = :op REMOVE #open, #due, #nudges";
        alone(run, Write.update(Head.key(held.run()), set, Head.HELD, values), op);
        runs.remove(held.run());
        return run;
    }

    /** A write of the head alone; one that is refused because it is written already is written. */
    private void alone(HeldRun run, Write head, String op) {
        var refused = tried(run, () -> requests.write(head, run.lease())).refusal(0);
        if (refused.isPresent() && !isOurs(refused.get(), op)) {
            throw fenced(run);
        }
    }

    private static boolean isOurs(Item head, String op) {
        return head.has("op") && head.text("op").equals(op);
    }

    private Fenced fenced(HeldRun run) {
        runs.remove(run.held().run(), run);
        return new Fenced(run.held().run());
    }

    private String token(Held held) {
        return tokens.next(held.run(), held.owner());
    }

    /** The head, with those writes and all that is noted and not written; what is too much for one goes ahead of it. */
    private void write(HeldRun run, Write head, List<Write> more, String op, Instant now) {
        var bundles = Bundles.of(run.unwritten());
        int ahead = Math.max(0, bundles.size() - MOST_BUNDLES);
        for (var bundle : bundles.subList(0, ahead)) {
            var token = token(run.held());
            transact(run, check(run.held()), List.of(noted(run, run.bundles(), bundle, token, now)), token);
            run.written(List.of(bundle));
        }
        var rest = bundles.subList(ahead, bundles.size());
        var writes = new ArrayList<>(more);
        for (var bundle : rest) {
            writes.add(noted(run, run.bundles() + writes.size() - more.size(), bundle, op, now));
        }
        transact(run, head, writes, op);
        run.written(rest);
    }

    private static Write noted(HeldRun run, int number, Map<Slot, Value> bundle, String op, Instant now) {
        return Write.put(Kept.meanwhile(RunText.notes(run, number, bundle, op), now), ABSENT, Map.of());
    }

    private static Write check(Held held) {
        return Write.check(Head.key(held.run()), Head.HELD, Head.values(held));
    }

    /** The head and those writes; what is refused because our own try has written it is written. */
    private void transact(HeldRun run, Write head, List<Write> writes, String token) {
        var all = new ArrayList<Write>();
        all.add(head);
        all.addAll(writes);
        var reply = tried(run, () -> requests.transact(all, token, run.lease()));
        if (reply.refusal(0).filter(there -> !isOurs(there, token)).isPresent()) {
            throw fenced(run);
        }
        if (reply.refusals().stream().flatMap(Optional::stream).anyMatch(there -> !isOurs(there, token))) {
            // Only we number what a run that we hold writes.
            runs.remove(run.held().run(), run);
            throw new Unreachable(
                    "the journal holds something else where run " + run.held().run() + " writes");
        }
    }

    private interface Try {
        Reply made();
    }

    private Reply tried(HeldRun run, Try write) {
        try {
            return write.made();
        } catch (Unreachable unknown) {
            runs.remove(run.held().run(), run);
            throw unknown;
        }
    }
}
