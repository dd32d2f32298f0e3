package io.parry.actions.journal;

import io.parry.engine.journal.Journal.Beginning;
import io.parry.engine.journal.Journal.Claim;
import io.parry.engine.journal.Journal.Unreachable;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who gets a run: whoever writes its head first, or over a head that nobody has touched meanwhile. */
final class Claims {
    private static final int MOST_RACES = 8;
    private static final String UNTOUCHED = "#ep = :seen AND #op = :op";

    private final Requests requests;
    private final Tokens tokens;

    Claims(Requests requests, Tokens tokens) {
        this.requests = requests;
        this.tokens = tokens;
    }

    /** What came of a claim; with the head where it was granted. */
    record Made(Claim claim, Optional<Head> head) {
        static Made refused(Claim claim) {
            return new Made(claim, Optional.empty());
        }
    }

    Made claim(Beginning beginning, String owner, Instant now, Instant lease, boolean again) {
        var run = beginning.run();
        var op = tokens.next(run, owner);
        Optional<Head> seen = Optional.empty();
        for (int race = 0; race < MOST_RACES; race++) {
            var head = seen;
            var wanted = head.map(old ->
                            old.isEnded() ? old.anew(beginning, owner, now, lease, op) : old.taken(owner, lease, op))
                    .orElseGet(() -> Head.first(beginning, owner, now, lease, op));
            var reply = requests.write(over(head, wanted), lease);
            if (reply.isWritten()) {
                return granted(run, wanted);
            }
            seen = reply.refusal(0).filter(Item::isThere).map(Head::new);
            if (seen.isPresent()) {
                var made = answered(run, seen.get(), owner, now, again, op);
                if (made.isPresent()) {
                    return made.get();
                }
            }
        }
        throw new Unreachable("run " + run + " keeps changing hands");
    }

    /** The answer that the head gives as it stands; empty where it may be taken over. */
    private static Optional<Made> answered(String run, Head head, String owner, Instant now, boolean again, String op) {
        if (head.isWrittenBy(op)) {
            // Our own try, whose answer was lost.
            return Optional.of(granted(run, head));
        }
        if (head.isEnded() && !again) {
            return Optional.of(Made.refused(new Claim.Ended(head.record())));
        }
        return head.isBusy(owner, now) ? Optional.of(Made.refused(new Claim.Busy(head.lease()))) : Optional.empty();
    }

    private static Made granted(String run, Head head) {
        return new Made(new Claim.Granted(head.held(run), head.beginning(run), head.started()), Optional.of(head));
    }

    private static Write over(Optional<Head> seen, Head wanted) {
        return seen.map(head -> Write.put(wanted.item(), UNTOUCHED, values(head)))
                .orElseGet(() -> Write.put(wanted.item(), "attribute_not_exists(#pk)", Map.of()));
    }

    private static Map<String, Value> values(Head seen) {
        var values = new HashMap<String, Value>();
        values.put(":seen", Attribute.number(seen.epoch()));
        values.put(":op", Attribute.text(seen.item().text("op")));
        return values;
    }
}
