package io.parry.engine;

import io.parry.engine.action.Catalog;
import io.parry.engine.action.Reads;
import io.parry.engine.bundle.Bundle;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.Compiler;
import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.match.Match;
import io.parry.engine.match.Matching;
import io.parry.engine.match.PlaybookTrace;
import io.parry.engine.model.Mode;
import io.parry.engine.plan.Planner;
import io.parry.engine.plan.PlaybookPlan;
import io.parry.engine.run.RunResult;
import io.parry.engine.run.Runner;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The front door: compiled playbooks, and what can be asked of them about an event. */
public final class Engine {
    private final List<CompiledPlaybook> playbooks;
    private final Map<String, Value> inputs;
    private final Catalog catalog;
    private final Home home;
    private final Clock clock;

    /** @param inputs the values of each playbook's inputs, by its id */
    public Engine(
            List<CompiledPlaybook> playbooks, Map<String, Value> inputs, Catalog catalog, Home home, Clock clock) {
        this.playbooks = List.copyOf(playbooks);
        this.inputs = Map.copyOf(inputs);
        this.catalog = catalog;
        this.home = home;
        this.clock = clock;
    }

    /** An engine for what the bundle holds. */
    public static Engine of(Bundle bundle, Catalog catalog, Home home, Clock clock) {
        return new Engine(bundle.playbooks(), bundle.inputs(), catalog, home, clock);
    }

    /** What each playbook makes of the event: those that match first, then the nearest miss. */
    public List<PlaybookTrace> explain(Event event) {
        return traces(event).stream()
                .sorted(Comparator.comparingDouble(trace -> trace.nearest().distance()))
                .toList();
    }

    /** The runs that the event sets off, in the order of the playbooks. */
    public List<Match> match(Event event) {
        return matches(traces(event));
    }

    /** What each playbook makes of the event, in the order of the playbooks. */
    public List<PlaybookTrace> traces(Event event) {
        var matching = new Matching(home, clock.instant());
        return playbooks.stream()
                .map(playbook -> matching.trace(playbook, event, inputs(playbook)))
                .toList();
    }

    /** The runs of an event of which each playbook has made that. */
    public List<Match> matches(List<PlaybookTrace> traces) {
        var matching = new Matching(home, clock.instant());
        return traces.stream()
                .flatMap(trace -> matching.matches(trace, inputs(trace.playbook())).stream())
                .toList();
    }

    /** Of how many triggers it cannot be told whether they fire; they set nothing off. */
    public int undecided(Event event) {
        return explain(event).stream()
                .filter(trace -> trace.fired().isEmpty())
                .mapToInt(trace -> trace.undecided().size())
                .sum();
    }

    /** What a run would do, with the state as {@code reads} tell it. */
    public PlaybookPlan plan(Match match, Mode mode, Reads reads) {
        return new Planner(catalog, reads, ownRoles(), clock.instant()).plan(match, mode);
    }

    public RunResult run(Match match, Mode mode, Runner runner) {
        return runner.run(match, mode, this::begun);
    }

    /** The run as it began, with the playbook and the inputs of then; what was secret of these is taken from now. */
    private Optional<Match> begun(Match delivered, Value text, Instant started) {
        return Compiler.compileKept(text, catalog, delivered.playbook().guards().folder())
                .flatMap(playbook -> {
                    var then = new LinkedHashMap<>(inputs(playbook).members());
                    then.putAll(text.at("inputs").members());
                    var values = new Value.Obj(then);
                    var matching = new Matching(home, started);
                    return matching.matches(matching.trace(playbook, delivered.event(), values), values).stream()
                            .filter(match ->
                                    match.scope().id().equals(delivered.scope().id()))
                            .findFirst();
                });
    }

    private Set<String> ownRoles() {
        return home.role().isEmpty() ? Set.of() : Set.of(home.role());
    }

    private Value inputs(CompiledPlaybook playbook) {
        return inputs.getOrDefault(playbook.id(), Value.obj());
    }
}
