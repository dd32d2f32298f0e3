package io.parry.engine.run;

import io.parry.engine.action.Call;
import io.parry.engine.action.Outcome;
import io.parry.engine.compile.CompiledGuards;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.Scope;
import io.parry.engine.model.Durations;
import io.parry.engine.value.Digest;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often a playbook changes something and tells of it: windows of the journal, which are sets of runs. So a run may
 * ask again after a crash, in another step or by another process, and counts once. One of these for a run.
 */
final class Limits {
    private final RunContext run;
    private Optional<Window> closed = Optional.empty();

    Limits(RunContext run) {
        this.run = run;
    }

    /** @param name in the journal */
    private record Window(String name, int runs, Duration length) {
        String within() {
            return "within " + Durations.show(length);
        }
    }

    /**
     * Why changes are kept back: narrow limits are asked first, or who hammers one thing would use up everybody's. A
     * run that has changed something has been admitted, and goes on.
     */
    Optional<Outcome> ofChanges(List<Call> calls, Scope scope) {
        if (run.hasChanged()) {
            return Optional.empty();
        }
        for (var limit : guards().atMost()) {
            var kept = admitted(limit, scope);
            if (kept.isPresent()) {
                return kept;
            }
        }
        return ofAccounts(calls);
    }

    private Optional<Outcome> admitted(CompiledGuards.Limit limit, Scope scope) {
        var window = window("at_most", limit, scope);
        if (window.isEmpty()) {
            return Optional.of(new Outcome.Blocked("at_most", "cannot tell what `per` is, so nothing is counted"));
        }
        return admitted(window.get(), "");
    }

    private Optional<Outcome> admitted(Window window, String where) {
        if (admits(window)) {
            return Optional.empty();
        }
        closed = Optional.of(window);
        return Optional.of(
                new Outcome.Blocked("at_most", "more than " + window.runs + " runs " + window.within() + where));
    }

    private Optional<Outcome> ofAccounts(List<Call> calls) {
        if (guards().outsideAccountLimit()) {
            return Optional.empty();
        }
        var accounts = calls.stream()
                .map(call -> call.target().account())
                .distinct()
                .sorted()
                .toList();
        for (var account : accounts) {
            for (var limit : guards().folder().limits()) {
                var name = "at_most#account#" + account + "#" + Durations.show(limit.window());
                var kept = admitted(
                        new Window(name, limit.runs(), limit.window()), " in account " + account + ", all playbooks");
                if (kept.isPresent()) {
                    return kept;
                }
            }
        }
        return Optional.empty();
    }

    /** Why a message is kept back. Beyond a limit people are told once a window. */
    Optional<Outcome> ofMessages(Scope scope) {
        return ofQuestions(scope).or(() -> tooMany(scope)).or(this::toldOfTheLimit);
    }

    /** Why a question to people is kept back: by a limit beyond which nobody is told. */
    Optional<Outcome> ofQuestions(Scope scope) {
        for (var limit : guards().atMost()) {
            var kept = limit.tells() || run.hasChanged() ? Optional.<Outcome>empty() : admitted(limit, scope);
            if (kept.isPresent()) {
                return kept;
            }
        }
        return Optional.empty();
    }

    /** Not known what is counted apart: rather told too often. */
    private Optional<Outcome> tooMany(Scope scope) {
        var key = "notify_at_most#" + SoFar.outcome(run.match().playbook(), scope);
        return guards().notifyAtMost()
                .flatMap(limit -> window(key, limit, scope))
                .filter(window -> !admits(window))
                .map(window -> told(window, "notify_at_most"));
    }

    private Optional<Outcome> toldOfTheLimit() {
        return closed.map(window -> new Window("told#" + playbook() + "#" + window.name, 1, window.length))
                .filter(window -> !admits(window))
                .map(window -> told(window, "at_most"));
    }

    private static Outcome told(Window window, String guard) {
        return new Outcome.NothingToDo("told already " + window.within() + " (" + guard + ")", Value.obj());
    }

    private boolean admits(Window window) {
        return run.journal().admit(window.name, run.held().run(), window.runs, window.length, run.now());
    }

    /** Empty where it cannot be told what is counted apart. */
    private Optional<Window> window(String guard, CompiledGuards.Limit limit, Scope scope) {
        var key = new ArrayList<Object>();
        key.add(limit.name());
        if (limit.per().isPresent()) {
            var per = per(limit, scope);
            if (per.isEmpty()) {
                return Optional.empty();
            }
            key.add(per.get());
        }
        var name =
                String.join("#", guard, playbook(), Durations.show(limit.window()), Digest.of(Value.of((Object) key)));
        return Optional.of(new Window(name, limit.runs(), limit.window()));
    }

    /** What is secret is not counted apart: its digest would be in the journal. */
    private static Optional<Value> per(CompiledGuards.Limit limit, Scope scope) {
        try {
            var value = limit.per().orElseThrow().evaluate(scope);
            boolean selects = value.exists()
                    && value.unknown().isEmpty()
                    && !value.equals(Value.NULL)
                    && !value.equals(Value.arr());
            return selects ? Optional.of(value.redact()) : Optional.empty();
        } catch (EvaluationFailed | NotYet cannotTell) {
            return Optional.empty();
        }
    }

    private CompiledGuards guards() {
        return run.match().playbook().guards();
    }

    private String playbook() {
        return run.match().playbook().id();
    }
}
