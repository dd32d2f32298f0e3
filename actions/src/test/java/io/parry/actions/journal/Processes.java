package io.parry.actions.journal;

import io.parry.engine.action.Call;
import io.parry.engine.action.Done;
import io.parry.engine.journal.Journal;
import io.parry.engine.journal.Left;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One table and a process for each owner; what belongs to no owner is asked of a new process each time. */
final class Processes implements Journal {
    private final Supplier<Journal> process;
    private final Map<String, Journal> owners = new HashMap<>();

    Processes(Supplier<Journal> process) {
        this.process = process;
    }

    private Journal of(String owner) {
        return owners.computeIfAbsent(owner, none -> process.get());
    }

    private Journal of(Held held) {
        return of(held.owner());
    }

    @Override
    public Claim claim(Beginning beginning, String owner, Instant now, Instant lease, boolean again) {
        return of(owner).claim(beginning, owner, now, lease, again);
    }

    @Override
    public boolean isUnderWay(String run) {
        return process.get().isUnderWay(run);
    }

    @Override
    public int intent(Held held, Slot slot, Call call, Instant now) {
        return of(held).intent(held, slot, call, now);
    }

    @Override
    public void result(
            Held held, int call, Done.Status status, Value response, String code, String requestId, Instant now) {
        of(held).result(held, call, status, response, code, requestId, now);
    }

    @Override
    public List<Done> calls(Held held, Slot slot) {
        return of(held).calls(held, slot);
    }

    @Override
    public boolean hasChanged(Held held) {
        return of(held).hasChanged(held);
    }

    @Override
    public void note(Held held, Slot slot, Value note) {
        of(held).note(held, slot, note);
    }

    @Override
    public Optional<Value> noted(Held held, Slot slot) {
        return of(held).noted(held, slot);
    }

    @Override
    public void sleep(Held held, Instant until, String why) {
        of(held).sleep(held, until, why);
    }

    @Override
    public void end(Held held, Value record, Instant now) {
        of(held).end(held, record, now);
    }

    @Override
    public boolean lock(Held held, List<String> resources, Instant now, Instant lease) {
        return of(held).lock(held, resources, now, lease);
    }

    @Override
    public boolean holds(Held held, List<String> resources, Instant now) {
        return of(held).holds(held, resources, now);
    }

    @Override
    public void unlock(Held held, List<String> resources) {
        of(held).unlock(held, resources);
    }

    @Override
    public boolean admit(String window, String run, int most, Duration length, Instant now) {
        return process.get().admit(window, run, most, length, now);
    }

    @Override
    public void keep(String digest, Value text) {
        process.get().keep(digest, text);
    }

    @Override
    public Optional<Value> kept(String digest) {
        return process.get().kept(digest);
    }

    @Override
    public long leastSequence() {
        return process.get().leastSequence();
    }

    @Override
    public void raiseSequence(long sequence) {
        process.get().raiseSequence(sequence);
    }

    @Override
    public void setSequence(long sequence) {
        process.get().setSequence(sequence);
    }

    @Override
    public Optional<String> keepEvent(Value event, Instant now) {
        return process.get().keepEvent(event, now);
    }

    @Override
    public Optional<Value> event(String name) {
        return process.get().event(name);
    }

    @Override
    public List<Left> left(Instant before, int most) {
        return process.get().left(before, most);
    }

    @Override
    public List<Left> stuck(Instant since, int most) {
        return process.get().stuck(since, most);
    }

    @Override
    public Left.Nudge nudge(Left left, Instant now, Duration pause, int most) {
        return process.get().nudge(left, now, pause, most);
    }

    @Override
    public void set(Control control) {
        process.get().set(control);
    }

    @Override
    public Control control() {
        return process.get().control();
    }
}
