package io.parry.engine.run.matrix;

import io.parry.engine.action.Call;
import io.parry.engine.action.Done;
import io.parry.engine.journal.Journal;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A journal whose writes are points at which something may go wrong. */
record FaultyJournal(Journal journal, Faults faults) implements Journal {
    @Override
    public Claim claim(String run, String owner, Instant now, Instant lease, boolean again) {
        return faults.journal("claim", () -> journal.claim(run, owner, now, lease, again));
    }

    @Override
    public int intent(Held held, Slot slot, Call call, Instant now) {
        return faults.journal("intent", () -> journal.intent(held, slot, call, now));
    }

    @Override
    public void result(Held held, int call, Done.Status status, Value response, String requestId, Instant now) {
        faults.toldTheJournal |= !response.secrets().isEmpty();
        faults.journal("result", () -> {
            journal.result(held, call, status, response, requestId, now);
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
    public void sleep(Held held, Instant until) {
        faults.journal("sleep", () -> {
            journal.sleep(held, until);
            return true;
        });
    }

    @Override
    public boolean lock(Held held, List<String> resources, Instant now, Instant lease) {
        return faults.journal("lock", () -> journal.lock(held, resources, now, lease));
    }

    @Override
    public boolean holds(Held held, List<String> resources) {
        return journal.holds(held, resources);
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
