package io.parry.engine.journal;

import io.parry.engine.action.Call;
import io.parry.engine.action.Done;
import io.parry.engine.action.Effect;
import io.parry.engine.value.Digest;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A journal that lasts as long as its process. */
public final class MemoryJournal implements Journal {
    private final Map<String, Run> runs = new HashMap<>();
    private final Map<String, Lock> locks = new HashMap<>();
    private final Map<String, Window> windows = new HashMap<>();
    private final Map<String, Value> texts = new HashMap<>();
    /** Of runs that have not ended: this process may see millions. */
    private final Map<String, Value> events = new HashMap<>();

    private Control control = Control.NONE;
    private long leastSequence;

    private static final class Run {
        private final Instant started;
        private final List<Entry> calls = new ArrayList<>();
        private final Map<Slot, Value> notes = new HashMap<>();
        /** Lost with the process that made them. */
        private final Map<Slot, Value> unwritten = new HashMap<>();

        private Beginning beginning;
        private String owner;
        private int epoch;
        private Instant lease;
        private Instant due;
        private int nudges;
        private boolean stuck;
        private @Nullable Value record;

        Run(Beginning beginning, Instant started, String owner) {
            this.beginning = beginning;
            this.started = started;
            this.owner = owner;
            this.lease = started;
            this.due = started;
        }

        private void write() {
            notes.putAll(unwritten);
            unwritten.clear();
            nudges = 0;
        }

        private void until(Instant time) {
            lease = time;
            due = time;
            stuck = false;
        }

        private Left left() {
            return new Left(beginning.run(), epoch, beginning.playbook(), beginning.event(), lease, due, nudges);
        }
    }

    private record Entry(Slot slot, Done done) {}

    private record Lock(String run, Instant lease) {}

    private record Window(Instant closes, Set<String> runs) {}

    @Override
    public synchronized Claim claim(Beginning beginning, String owner, Instant now, Instant lease, boolean again) {
        var run = runs.computeIfAbsent(beginning.run(), none -> new Run(beginning, now, owner));
        if (run.record != null && !again) {
            forget(beginning.event());
            return new Claim.Ended(run.record);
        }
        if (run.record == null && run.lease.isAfter(now) && !run.owner.equals(owner)) {
            return new Claim.Busy(run.lease);
        }
        if (run.record != null) {
            // What an ended attempt has sent proves nothing for the next.
            run.calls.clear();
            run.notes.clear();
            run.record = null;
            run.beginning = beginning;
            run.nudges = 0;
        }
        run.unwritten.clear();
        run.owner = owner;
        run.epoch++;
        run.until(lease);
        return new Claim.Granted(new Held(beginning.run(), owner, run.epoch), run.beginning, run.started);
    }

    @Override
    public synchronized boolean isUnderWay(String run) {
        var known = runs.get(run);
        return known != null && known.record == null;
    }

    private Run held(Held held) {
        var run = runs.get(held.run());
        if (run == null || run.record != null || run.epoch != held.epoch() || !run.owner.equals(held.owner())) {
            throw new Fenced(held.run());
        }
        return run;
    }

    @Override
    public synchronized int intent(Held held, Slot slot, Call call, Instant now) {
        var run = held(held);
        run.write();
        run.calls.add(new Entry(slot, new Done(call.redacted(), Done.Status.IN_DOUBT, Value.MISSING, "", "", now)));
        return run.calls.size() - 1;
    }

    @Override
    public synchronized void result(
            Held held, int call, Done.Status status, Value response, String code, String requestId, Instant now) {
        var calls = held(held).calls;
        var entry = calls.get(call);
        calls.set(call, new Entry(entry.slot, new Done(entry.done.call(), status, response, code, requestId, now)));
    }

    @Override
    public synchronized List<Done> calls(Held held, Slot slot) {
        return held(held).calls.stream()
                .filter(entry -> entry.slot.equals(slot))
                .map(Entry::done)
                .toList();
    }

    @Override
    public synchronized boolean hasChanged(Held held) {
        return held(held).calls.stream()
                .anyMatch(entry ->
                        entry.done.call().effect() != Effect.NOTIFY && entry.done.status() != Done.Status.FAILED);
    }

    @Override
    public synchronized void note(Held held, Slot slot, Value note) {
        held(held).unwritten.put(slot, note);
    }

    @Override
    public synchronized Optional<Value> noted(Held held, Slot slot) {
        var run = held(held);
        return Optional.ofNullable(run.unwritten.getOrDefault(slot, run.notes.get(slot)));
    }

    @Override
    public synchronized void sleep(Held held, Instant until, String why) {
        var run = held(held);
        run.write();
        // Nobody's: this owner, too, has to claim it again, and not before.
        run.owner = "";
        run.until(until);
        locks.values().removeIf(lock -> lock.run.equals(held.run()));
    }

    @Override
    public synchronized void end(Held held, Value record, Instant now) {
        var run = held(held);
        run.record = record;
        locks.values().removeIf(lock -> lock.run.equals(held.run()));
        forget(run.beginning.event());
    }

    @Override
    public synchronized boolean lock(Held held, List<String> resources, Instant now, Instant lease) {
        held(held);
        boolean free = resources.stream()
                .map(locks::get)
                .allMatch(lock -> lock == null || lock.run.equals(held.run()) || !lock.lease.isAfter(now));
        if (free) {
            resources.forEach(resource -> locks.put(resource, new Lock(held.run(), lease)));
        }
        return free;
    }

    @Override
    public synchronized boolean holds(Held held, List<String> resources, Instant now) {
        return resources.stream()
                .map(locks::get)
                .allMatch(lock -> lock != null && lock.run.equals(held.run()) && lock.lease.isAfter(now));
    }

    @Override
    public synchronized void unlock(Held held, List<String> resources) {
        held(held);
        resources.forEach(resource ->
                locks.computeIfPresent(resource, (name, lock) -> lock.run.equals(held.run()) ? null : lock));
    }

    @Override
    public synchronized boolean admit(String name, String run, int most, Duration length, Instant now) {
        var window = windows.get(name);
        if (window == null || (!window.closes.isAfter(now) && !window.runs.contains(run))) {
            window = new Window(now.plus(length), new LinkedHashSet<>());
            windows.put(name, window);
        }
        if (window.runs.contains(run)) {
            return true;
        }
        return window.runs.size() < most && window.runs.add(run);
    }

    @Override
    public synchronized void keep(String digest, Value text) {
        texts.putIfAbsent(digest, text);
    }

    @Override
    public synchronized Optional<Value> kept(String digest) {
        return Optional.ofNullable(texts.get(digest));
    }

    @Override
    public synchronized Optional<String> keepEvent(Value event, Instant now) {
        if (!event.secrets().isEmpty()) {
            return Optional.empty();
        }
        var name = Digest.of(event);
        events.put(name, event);
        return Optional.of(name);
    }

    @Override
    public synchronized Optional<Value> event(String name) {
        return Optional.ofNullable(events.get(name));
    }

    /** Where no run that has not ended names it. */
    private void forget(Optional<String> event) {
        if (event.isPresent()
                && underWay().noneMatch(run -> run.beginning.event().equals(event))) {
            events.remove(event.get());
        }
    }

    private Stream<Run> underWay() {
        return runs.values().stream().filter(run -> run.record == null);
    }

    @Override
    public synchronized List<Left> left(Instant before, int most) {
        return first(run -> !run.stuck && !run.due.isAfter(before), most);
    }

    @Override
    public synchronized List<Left> stuck(Instant since, int most) {
        return first(run -> run.stuck && !run.due.isBefore(since), most);
    }

    private List<Left> first(Predicate<Run> which, int most) {
        return underWay()
                .filter(which)
                .map(Run::left)
                .sorted(Comparator.comparing(Left::due).thenComparing(Left::run))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized Left.Nudge nudge(Left left, Instant now, Duration pause, int most) {
        var run = runs.get(left.run());
        if (run == null || run.record != null || !run.left().equals(left)) {
            return Left.Nudge.MOVED;
        }
        run.stuck = run.nudges >= most;
        run.due = run.stuck ? now : now.plus(pause);
        run.nudges += run.stuck ? 0 : 1;
        return run.stuck ? Left.Nudge.STUCK : Left.Nudge.OURS;
    }

    @Override
    public synchronized Control control() {
        return control;
    }

    @Override
    public synchronized void set(Control other) {
        control = other;
    }

    @Override
    public synchronized long leastSequence() {
        return leastSequence;
    }

    @Override
    public synchronized void raiseSequence(long sequence) {
        leastSequence = Math.max(leastSequence, sequence);
    }

    @Override
    public synchronized void setSequence(long sequence) {
        leastSequence = sequence;
    }
}
