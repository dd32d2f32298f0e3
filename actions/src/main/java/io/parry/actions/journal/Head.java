package io.parry.actions.journal;

import io.parry.engine.journal.Journal.Beginning;
import io.parry.engine.journal.Journal.Held;
import io.parry.engine.journal.Left;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run stands and whose it is.
 *
 * <table>
 * <caption>its attributes</caption>
 * <tr><td>st<td>{@code OPEN}, {@code ASLEEP} or {@code ENDED}
 * <tr><td>own, ep<td>who holds it, and how many claims it has seen
 * <tr><td>lease<td>in milliseconds: until when it is held, or sleeps
 * <tr><td>born<td>in milliseconds: the first claim
 * <tr><td>att<td>of which attempt the calls and notes count: the moment and the epoch it began with, so that what an
 *     ended attempt or a forgotten run of that name has left is not taken for its own
 * <tr><td>n<td>how many calls there are: with one missing nobody goes on
 * <tr><td>op<td>the request that wrote it last; of those who only nudge it, {@code nudge}
 * <tr><td>event<td>the event that set it off, where that is kept
 * <tr><td>open<td>there while it has not ended: where it stands in the index, or {@code stuck}
 * <tr><td>due<td>in milliseconds: when to look whether somebody goes on with it; at the end of {@code lease}, later
 *     after a nudge; when it was found to be stuck
 * <tr><td>nudges<td>since it last noted a call or fell asleep
 * <tr><td>out<td>the record, once it has ended
 * </table>
 */
record Head(Item item) {
    static final String OPEN = "OPEN";
    static final String ASLEEP = "ASLEEP";
    static final String ENDED = "ENDED";

    /** In so many parts the index takes some thousand runs a second. */
    static final int SHARDS = 8;

    static final String STUCK = "stuck";

    /** That the run is held by whoever writes. */
    static final String HELD = "#own = :own AND #ep = :ep AND #st = :open";

    static Item key(String run) {
        return Item.of("run", run, "0");
    }

    static Map<String, Value> values(Held held) {
        return Map.of(
                ":own", Attribute.text(held.owner()),
                ":ep", Attribute.number(held.epoch()),
                ":open", Attribute.text(OPEN));
    }

    static Head first(Beginning beginning, String owner, Instant now, Instant lease, String op) {
        return new Head(Kept.meanwhile(key(beginning.run()), now)
                .and(begun(beginning, now, 1))
                .with("born", now.toEpochMilli())
                .and(claimed(beginning.run(), owner, 1, lease, op)));
    }

    /** The same run, held anew; however often it was nudged meanwhile, it may get stuck again. */
    Head taken(String owner, Instant lease, String op) {
        return new Head(item.and(claimed(run(), owner, epoch() + 1, lease, op)));
    }

    /** The same run from the beginning. */
    Head anew(Beginning beginning, String owner, Instant now, Instant lease, String op) {
        return new Head(Kept.meanwhile(key(beginning.run()), now)
                .and(begun(beginning, now, epoch() + 1))
                .with("born", item.number("born"))
                .and(claimed(beginning.run(), owner, epoch() + 1, lease, op)));
    }

    private static Item begun(Beginning beginning, Instant now, int epoch) {
        var item = Item.NONE
                .with("playbook", beginning.playbook())
                .with("digest", beginning.text())
                .with("att", now.toEpochMilli() + "-" + epoch)
                .with("n", 0);
        return beginning.event().map(event -> item.with("event", event)).orElse(item);
    }

    private static Item claimed(String run, String owner, int epoch, Instant lease, String op) {
        return Item.NONE
                .with("st", OPEN)
                .with("own", owner)
                .with("ep", epoch)
                .with("lease", lease.toEpochMilli())
                .with("open", String.valueOf(Math.floorMod(run.hashCode(), SHARDS)))
                .with("due", lease.toEpochMilli())
                .with("op", op);
    }

    boolean isEnded() {
        return state().equals(ENDED);
    }

    /** Not to be had: somebody else's, or asleep. */
    boolean isBusy(String owner, Instant now) {
        boolean mine = state().equals(OPEN) && item.text("own").equals(owner);
        return !isEnded() && !mine && lease().isAfter(now);
    }

    /** Claimed as the first of its attempt: whoever is granted it has nothing to read. */
    boolean isFresh() {
        return attempt().endsWith("-" + epoch());
    }

    boolean isHeldBy(Held held) {
        return state().equals(OPEN) && item.text("own").equals(held.owner()) && epoch() == held.epoch();
    }

    boolean isWrittenBy(String op) {
        return item.text("op").equals(op);
    }

    private String state() {
        var state = item.text("st");
        if (state.equals(OPEN) || state.equals(ASLEEP) || state.equals(ENDED)) {
            return state;
        }
        throw item.strange("st");
    }

    Held held(String run) {
        return new Held(run, item.text("own"), epoch());
    }

    int epoch() {
        return Math.toIntExact(item.number("ep"));
    }

    Instant lease() {
        return Instant.ofEpochMilli(item.number("lease"));
    }

    Instant started() {
        return Instant.ofEpochMilli(item.number("born"));
    }

    String attempt() {
        return item.text("att");
    }

    int calls() {
        return Math.toIntExact(item.number("n"));
    }

    Beginning beginning(String run) {
        return new Beginning(run, item.text("playbook"), item.text("digest"), event());
    }

    private Optional<String> event() {
        return item.has("event") ? Optional.of(item.text("event")) : Optional.empty();
    }

    /** As it stands in the key: a name that is too long for one stands there by its digest. */
    private String run() {
        return item.text("pk").substring("run#".length());
    }

    boolean isStuck() {
        return item.has("open") && item.text("open").equals(STUCK);
    }

    Instant due() {
        return Instant.ofEpochMilli(item.number("due"));
    }

    Left left() {
        int nudges = item.has("nudges") ? Math.toIntExact(item.number("nudges")) : 0;
        return new Left(run(), epoch(), item.text("playbook"), event(), lease(), due(), nudges);
    }

    Value record() {
        return Body.read(item.text("out"));
    }
}
