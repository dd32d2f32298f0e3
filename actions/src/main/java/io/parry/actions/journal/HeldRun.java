package io.parry.actions.journal;

import io.parry.engine.action.Call;
import io.parry.engine.action.Done;
import io.parry.engine.action.Effect;
import io.parry.engine.journal.Journal.Held;
import io.parry.engine.journal.Journal.Slot;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known, in the process that holds a run, of what the run has written: nobody else can write meanwhile. */
final class HeldRun {
    private final Held held;
    private final String attempt;
    private final Instant lease;
    private final List<Entry> calls = new ArrayList<>();
    private final Map<Slot, Optional<Value>> notes = new HashMap<>();
    /** Lost with this process. */
    private final Map<Slot, Value> unwritten = new LinkedHashMap<>();

    private final Map<String, Instant> locks = new HashMap<>();
    private int bundles;

    private record Entry(Slot slot, Done done) {}

    HeldRun(Held held, String attempt, Instant lease) {
        this.held = held;
        this.attempt = attempt;
        this.lease = lease;
    }

    Held held() {
        return held;
    }

    Instant lease() {
        return lease;
    }

    /** The key of a part of this attempt. */
    Item key(String part) {
        return Item.of("run", held.run(), attempt + "#" + part);
    }

    /** The next call's number. */
    synchronized int next() {
        return calls.size();
    }

    synchronized void sent(Slot slot, Done done) {
        calls.add(new Entry(slot, done));
    }

    synchronized Call call(int number) {
        return calls.get(number).done.call();
    }

    synchronized void answered(int number, Done done) {
        calls.set(number, new Entry(calls.get(number).slot, done));
    }

    synchronized List<Done> calls(Slot slot) {
        return calls.stream()
                .filter(entry -> entry.slot.equals(slot))
                .map(Entry::done)
                .toList();
    }

    synchronized boolean hasChanged() {
        return calls.stream()
                .map(Entry::done)
                .anyMatch(done -> done.call().effect() != Effect.NOTIFY && done.status() != Done.Status.FAILED);
    }

    synchronized void note(Slot slot, Value note) {
        unwritten.put(slot, note);
    }

    synchronized Map<Slot, Value> unwritten() {
        return new LinkedHashMap<>(unwritten);
    }

    /** The number of the next bundle of notes. */
    synchronized int bundles() {
        return bundles;
    }

    /** What was noted is written. */
    synchronized void written(List<Map<Slot, Value>> more) {
        bundles += more.size();
        more.forEach(bundle ->
                bundle.keySet().forEach(slot -> notes.put(slot, Optional.ofNullable(unwritten.remove(slot)))));
    }

    /** @param found by slot; empty where a note was too large to keep */
    synchronized void found(Map<Slot, Optional<Value>> found) {
        bundles++;
        notes.putAll(found);
    }

    synchronized Optional<Value> noted(Slot slot) {
        return unwritten.containsKey(slot)
                ? Optional.of(unwritten.get(slot))
                : notes.getOrDefault(slot, Optional.empty());
    }

    synchronized void locked(List<String> resources, Instant until) {
        resources.forEach(resource -> locks.put(resource, until));
    }

    synchronized void unlocked(String resource) {
        locks.remove(resource);
    }

    synchronized List<String> locks() {
        return locks.keySet().stream().sorted().toList();
    }

    synchronized boolean holds(List<String> resources, Instant now) {
        return resources.stream()
                .allMatch(resource -> locks.getOrDefault(resource, Instant.MIN).isAfter(now));
    }
}
