package io.parry.engine.run;

import io.parry.engine.action.Call;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one step has locked, so that no other run of ours moves it between a look and the proof. */
final class StepLocks {
    private final RunContext run;
    /** Whether or not anything was sent. */
    private final Set<String> locked = new LinkedHashSet<>();

    StepLocks(RunContext run) {
        this.run = run;
    }

    /** What the calls are about, sorted: everybody locks in the same order. */
    static List<String> about(List<Call> calls) {
        return calls.stream()
                .flatMap(call -> call.about().stream())
                .distinct()
                .sorted()
                .toList();
    }

    boolean hold(List<String> about) {
        return run.journal().holds(run.held(), about, run.now());
    }

    /** All of it or nothing. */
    boolean take(List<String> about) {
        if (!run.journal().lock(run.held(), about, run.now(), run.term().lease())) {
            return false;
        }
        locked.addAll(about);
        return true;
    }

    void release() {
        if (!locked.isEmpty()) {
            run.journal().unlock(run.held(), List.copyOf(locked));
            locked.clear();
        }
    }
}
