package io.parry.actions.journal;

import io.parry.engine.action.Call;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Done;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal;
import io.parry.engine.journal.Left;
import io.parry.engine.model.Mode;
import io.parry.engine.run.Sleeper;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The journal on one table of DynamoDB, which {@link Table} makes. Safe for several threads, each with runs of its own;
 * several processes share a table.
 *
 * <p>What a run has written is read once, when it is taken over; the process that holds it knows the rest.
 *
 * <p>An ordinary run with one change costs about 21 write units.
 */
public final class DynamoJournal implements Journal {
    private static final Item SEQUENCE = Item.NONE.with("pk", "control").with("sk", "bundle");

    private final Requests requests;
    private final Tokens tokens = new Tokens();
    private final Claims claims;
    private final HeldRuns runs;
    private final Locks locks;
    private final Windows windows;
    private final KeptEvents events;
    private final LeftRuns left;
    private final Set<String> keptHere = ConcurrentHashMap.newKeySet();

    /**
     * @param target the table's Region; without an account it is the one of the credentials
     * @param clock by which a request is given up
     */
    public DynamoJournal(Cloud cloud, Target target, String table, Clock clock, Sleeper sleeper) {
        this.requests = new Requests(cloud, target, table, clock, sleeper);
        this.claims = new Claims(requests, tokens);
        this.runs = new HeldRuns(requests, tokens);
        this.locks = new Locks(requests, tokens);
        this.windows = new Windows(requests);
        this.events = new KeptEvents(requests);
        this.left = new LeftRuns(requests, tokens);
    }

    @Override
    public Claim claim(Beginning beginning, String owner, Instant now, Instant lease, boolean again) {
        var made = claims.claim(beginning, owner, now, lease, again);
        made.head().ifPresent(head -> runs.begin(beginning.run(), head));
        return made.claim();
    }

    @Override
    public boolean isUnderWay(String run) {
        return requests.get(Head.key(run), Instant.MAX)
                .map(Head::new)
                .filter(head -> !head.isEnded())
                .isPresent();
    }

    @Override
    public int intent(Held held, Slot slot, Call call, Instant now) {
        return runs.intent(held, slot, call.redacted(), now);
    }

    @Override
    public void result(
            Held held, int call, Done.Status status, Value response, String code, String requestId, Instant now) {
        runs.result(held, call, status, response, code, requestId, now);
    }

    @Override
    public List<Done> calls(Held held, Slot slot) {
        return runs.of(held).calls(slot);
    }

    @Override
    public boolean hasChanged(Held held) {
        return runs.of(held).hasChanged();
    }

    @Override
    public void note(Held held, Slot slot, Value note) {
        runs.of(held).note(slot, note);
    }

    @Override
    public Optional<Value> noted(Held held, Slot slot) {
        return runs.of(held).noted(slot);
    }

    @Override
    public void sleep(Held held, Instant until, String why) {
        locks.releaseAll(runs.sleep(held, until, why));
    }

    @Override
    public void end(Held held, Value record, Instant now) {
        locks.releaseAll(runs.end(held, record, now));
    }

    @Override
    public boolean lock(Held held, List<String> resources, Instant now, Instant lease) {
        return locks.take(runs.of(held), resources, now, lease);
    }

    @Override
    public boolean holds(Held held, List<String> resources, Instant now) {
        return runs.of(held).holds(resources, now);
    }

    @Override
    public void unlock(Held held, List<String> resources) {
        locks.release(runs.of(held), resources);
    }

    @Override
    public boolean admit(String window, String run, int most, Duration length, Instant now) {
        return windows.admit(window, run, most, length, now);
    }

    /** One that is too large, packed beyond {@value Body#LARGEST} bytes, is not kept. */
    @Override
    public void keep(String digest, Value text) {
        var body = Body.of(text);
        if (body.isPresent() && !keptHere.contains(digest)) {
            var item = text(digest).with("body", body.get());
            requests.write(Write.put(item, "attribute_not_exists(#pk)", Map.of()), Instant.MAX);
            keptHere.add(digest);
        }
    }

    @Override
    public Optional<Value> kept(String digest) {
        return requests.get(text(digest), Instant.MAX).map(item -> Body.read(item.text("body")));
    }

    private static Item text(String digest) {
        return Item.of("bundle", digest, "0");
    }

    /** One that is too large, packed beyond {@value Body#LARGEST} bytes, or holds a secret is not kept. */
    @Override
    public Optional<String> keepEvent(Value event, Instant now) {
        return events.keep(event, now);
    }

    @Override
    public Optional<Value> event(String name) {
        return events.get(name);
    }

    /** @throws Unreachable also where the table has no index: {@link Table} adds it */
    @Override
    public List<Left> left(Instant before, int most) {
        return left.left(before, most);
    }

    @Override
    public List<Left> stuck(Instant since, int most) {
        return left.stuck(since, most);
    }

    @Override
    public Left.Nudge nudge(Left run, Instant now, Duration pause, int most) {
        return left.nudge(run, now, pause, most);
    }

    /** The item {@code control}, {@code 0} with a {@code mode} and perhaps a {@code why}; nothing set without it. */
    @Override
    public Control control() {
        return requests.get(Item.NONE.with("pk", "control").with("sk", "0"), Instant.MAX)
                .map(DynamoJournal::control)
                .orElse(Control.NONE);
    }

    @Override
    public void set(Control control) {
        var item = Item.NONE
                .with("pk", "control")
                .with("sk", "0")
                .with("mode", control.most().word())
                .with("why", control.why());
        var unused = requests.write(Write.put(item, "", Map.of()), Instant.MAX);
    }

    /** The item {@code control}, {@code bundle} with a {@code sequence}: apart from the mode, which people write. */
    @Override
    public long leastSequence() {
        return requests.get(SEQUENCE, Instant.MAX)
                .map(item -> item.number("sequence"))
                .orElse(0L);
    }

    @Override
    public void raiseSequence(long sequence) {
        var unused = requests.write(
                Write.update(
                        SEQUENCE,
                        "SET #sequence = :sequence",
                        "attribute_not_exists(#sequence) OR #sequence < :sequence",
                        Map.of(":sequence", Attribute.number(sequence))),
                Instant.MAX);
    }

    @Override
    public void setSequence(long sequence) {
        var unused = requests.write(Write.put(SEQUENCE.with("sequence", sequence), "", Map.of()), Instant.MAX);
    }

    private static Control control(Item item) {
        var mode = Mode.of(item.text("mode")).orElseThrow(() -> item.strange("mode"));
        return new Control(mode, item.has("why") ? item.text("why") : "");
    }
}
