package io.parry.actions.journal;

import io.parry.engine.journal.Left;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs that have not ended, by when they are due: the index {@value Table#INDEX}. It may be a moment behind and cannot
 * be asked otherwise, so that it only says which heads to look at; these are read consistently, and written under the
 * condition that they are still the same.
 */
final class LeftRuns {
    private static final Comparator<Item> DUE =
            Comparator.<Item>comparingLong(item -> item.number("due")).thenComparing(item -> item.text("pk"));

    private static final String SAME = "#ep = :ep AND #due = :seen AND attribute_exists(#open)";

    private final Requests requests;
    private final Tokens tokens;

    LeftRuns(Requests requests, Tokens tokens) {
        this.requests = requests;
        this.tokens = tokens;
    }

    List<Left> left(Instant before, int most) {
        return IntStream.range(0, Head.SHARDS)
                .mapToObj(String::valueOf)
                .flatMap(shard -> indexed(shard, "#due <= :time", before, most))
                .sorted(DUE)
                .limit(most)
                .flatMap(key -> head(key).stream())
                .filter(head -> !head.isStuck() && !head.due().isAfter(before))
                .map(Head::left)
                .toList();
    }

    List<Left> stuck(Instant since, int most) {
        return indexed(Head.STUCK, "#due >= :time", since, most)
                .flatMap(key -> head(key).stream())
                .filter(Head::isStuck)
                .map(Head::left)
                .toList();
    }

    private Stream<Item> indexed(String open, String due, Instant time, int most) {
        var values = Map.of(":open", Attribute.text(open), ":time", Attribute.number(time.toEpochMilli()));
        return requests.first(Table.INDEX, "#open = :open AND " + due, values, most).stream();
    }

    private Optional<Head> head(Item key) {
        return requests.get(key, Instant.MAX).map(Head::new).filter(head -> !head.isEnded());
    }

    Left.Nudge nudge(Left left, Instant now, Duration pause, int most) {
        boolean stuck = left.nudges() >= most;
        var op = tokens.next(left.run(), "nudge");
        var values = new HashMap<String, Value>();
        values.put(":ep", Attribute.number(left.epoch()));
        values.put(":seen", Attribute.number(left.due().toEpochMilli()));
        values.put(":due", Attribute.number((stuck ? now : now.plus(pause)).toEpochMilli()));
        values.put(":nudges", Attribute.number(stuck ? left.nudges() : left.nudges() + 1L));
        values.put(":op", Attribute.text(op));
        var set = "SET #due = :due, #nudges = :nudges, #nudge = :op";
        if (stuck) {
            values.put(":stuck", Attribute.text(Head.STUCK));
            set += ", #open = :stuck";
        }
        var refused = requests.write(Write.update(Head.key(left.run()), set, SAME, values), Instant.MAX)
                .refusal(0);
        return refused.isPresent() && !isOurs(refused.get(), op)
                ? Left.Nudge.MOVED
                : stuck ? Left.Nudge.STUCK : Left.Nudge.OURS;
    }

    /** The answer to our own first try was lost. */
    private static boolean isOurs(Item head, String op) {
        return head.has("nudge") && head.text("nudge").equals(op);
    }
}
