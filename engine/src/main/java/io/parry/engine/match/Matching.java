package io.parry.engine.match;

import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.CompiledTrigger;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Holds an event against playbooks. */
public final class Matching {
    private final Home home;
    private final Instant now;

    /** @param now the time of the runs that come of it */
    public Matching(Home home, Instant now) {
        this.home = home;
        this.now = now;
    }

    /** Every trigger's answer, whether it fires or not. */
    public PlaybookTrace trace(CompiledPlaybook playbook, Event event, Value inputs) {
        var triggers = playbook.triggers().stream()
                .map(trigger -> trace(playbook, trigger, event, inputs))
                .toList();
        return new PlaybookTrace(playbook, event, triggers);
    }

    private TriggerTrace trace(CompiledPlaybook playbook, CompiledTrigger trigger, Event event, Value inputs) {
        var scope = scope(playbook, trigger, event, inputs, Optional.empty());
        var match = Conditions.trace(trigger.match(), new Subject(event.value(), scope, now));
        if (trigger.loop().isEmpty() || !match.truth().holds()) {
            return new TriggerTrace(trigger, match, Optional.empty(), "");
        }
        try {
            return new TriggerTrace(
                    trigger, match, Optional.of(Loops.items(trigger.loop().get(), scope, now)), "");
        } catch (EvaluationFailed failed) {
            return new TriggerTrace(trigger, match, Optional.empty(), String.valueOf(failed.getMessage()));
        }
    }

    /** The runs that the event sets off: none, one, or one for each item of the trigger's loop. */
    public List<Match> matches(PlaybookTrace trace, Value inputs) {
        return trace.fired().map(fired -> matches(trace, fired, inputs)).orElse(List.of());
    }

    private List<Match> matches(PlaybookTrace trace, TriggerTrace fired, Value inputs) {
        if (fired.items().isEmpty()) {
            return List.of(match(trace, fired, Optional.empty(), Optional.empty(), inputs));
        }
        var items = fired.items().get();
        if (items.outOfBounds().isPresent()) {
            return List.of(match(trace, fired, Optional.empty(), items.outOfBounds(), inputs));
        }
        return items.picked().stream()
                .map(item -> match(trace, fired, Optional.of(item), Optional.empty(), inputs))
                .toList();
    }

    private Match match(
            PlaybookTrace trace,
            TriggerTrace fired,
            Optional<Loops.Item> item,
            Optional<String> failure,
            Value inputs) {
        var playbook = trace.playbook();
        var scope = scope(playbook, fired.trigger(), trace.event(), inputs, item);
        return new Match(playbook, fired.trigger(), trace.event(), item, scope, failure, fired);
    }

    private RunScope scope(
            CompiledPlaybook playbook, CompiledTrigger trigger, Event event, Value inputs, Optional<Loops.Item> item) {
        return new RunScope(playbook, trigger, event.value(), inputs, item, home, now);
    }
}
