package io.parry.engine.run.matrix;

import io.parry.engine.action.Call;
import io.parry.engine.action.Done;
import io.parry.engine.journal.Journal;
import io.parry.engine.journal.Left;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A journal whose writes are points at which something may go wrong. */
record FaultyJournal(Journal journal, Faults faults) implements Journal {
    @Override
    public Claim claim(Beginning beginning, String owner, Instant now, Instant lease, boolean again) {
        return faults.journal("claim", () -> journal.claim(beginning, owner, now, lease, again));
    }

    @Override
    public boolean isUnderWay(String run) {
        return journal.isUnderWay(run);
    }

    @Override
    public int intent(Held held, Slot slot, Call call, Instant now) {
        return faults.journal("intent", () -> {
            int number = journal.intent(held, slot, call, now);
            var noted = journal.calls(held, slot).getLast().call();
            faults.toldTheJournal |= !noted.parameters().secrets().isEmpty();
            return number;
        });
    }

    @Override
    public void result(
            Held held, int call, Done.Status status, Value response, String code, String requestId, Instant now) {
        faults.toldTheJournal |= !response.secrets().isEmpty();
        faults.journal("result", () -> {
            journal.result(held, call, status, response, code, requestId, now);
            return true;
        });
    }

    @Override
    public List<Done> calls(Held held, Slot slot) {
        return journal.calls(held, slot);
    }

    @Override
    public boolean hasChanged(Held held) {
        return journal.hasChanged(held);
    }

    @Override
    public void end(Held held, Value record, Instant now) {
        faults.journal("end", () -> {
            journal.end(held, record, now);
            return true;
        });
    }

    @Override
    public void sleep(Held held, Instant until, String why) {
        faults.journal("sleep", () -> {
            journal.sleep(held, until, why);
            return true;
        });
    }

    @Override
    public boolean lock(Held held, List<String> resources, Instant now, Instant lease) {
        return faults.journal("lock", () -> journal.lock(held, resources, now, lease));
    }

    @Override
    public boolean holds(Held held, List<String> resources, Instant now) {
        return journal.holds(held, resources, now);
    }

    @Override
    public void note(Held held, Slot slot, Value note) {
        faults.toldTheJournal |= !note.secrets().isEmpty();
        journal.note(held, slot, note);
    }

    @Override
    public Optional<Value> noted(Held held, Slot slot) {
        return journal.noted(held, slot);
    }

    @Override
    public void keep(String digest, Value text) {
        faults.journal("keep", () -> {
            journal.keep(digest, text);
            return true;
        });
    }

    @Override
    public Optional<Value> kept(String digest) {
        return faults.journal("kept", () -> journal.kept(digest));
    }

    @Override
    public long leastSequence() {
        return journal.leastSequence();
    }

    @Override
    public void raiseSequence(long sequence) {
        journal.raiseSequence(sequence);
    }

    @Override
    public void setSequence(long sequence) {
        journal.setSequence(sequence);
    }

    @Override
    public Optional<String> keepEvent(Value event, Instant now) {
        return faults.journal("keepEvent", () -> journal.keepEvent(event, now));
    }

    @Override
    public Optional<Value> event(String name) {
        return journal.event(name);
    }

    @Override
    public List<Left> left(Instant before, int most) {
        return journal.left(before, most);
    }

    @Override
    public List<Left> stuck(Instant since, int most) {
        return journal.stuck(since, most);
    }

    @Override
    public Left.Nudge nudge(Left left, Instant now, Duration pause, int most) {
        return journal.nudge(left, now, pause, most);
    }

    @Override
    public void set(Control control) {
        journal.set(control);
    }

    @Override
    public Control control() {
        return faults.journal("control", journal::control);
    }

    @Override
    public void unlock(Held held, List<String> resources) {
        faults.journal("unlock", () -> {
            journal.unlock(held, resources);
            return true;
        });
    }

    @Override
    public boolean admit(String window, String run, int most, Duration length, Instant now) {
        return faults.journal("admit", () -> journal.admit(window, run, most, length, now));
    }
}
