package io.parry.cli.pattern;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.Engine;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.Compiler;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.model.PlaybookReader;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Playbooks and events drawn, and for each pair of them: does our matcher take the event, and do the rules let it
 * through. An event that is taken and not let through would be lost.
 */
final class Pairs implements IntFunction<Pairs.Tally> {
    private static final int EVENTS = 50;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);
    private static final AwsCatalog CATALOG = new AwsCatalog(new Operations());

    static final Value INPUTS = Value.obj(
            "text",
            "x",
            "list",
            Value.arr("x", "y", 5),
            "map",
            Value.obj("a", "x"),
            "number",
            5,
            "secret",
            Value.secret("input secret", Value.of("x")));

    private final long seed;

    Pairs(long seed) {
        this.seed = seed;
    }

    /** @param lost the first few pairs in which an event is taken and not let through */
    record Tally(int pairs, int taken, int passed, int unwanted, int refused, List<String> lost, List<String> unfit) {}

    @Override
    public Tally apply(int pairs) {
        var dice = new Dice(seed);
        int done = 0;
        int taken = 0;
        int passed = 0;
        int unwanted = 0;
        int refused = 0;
        var lost = new ArrayList<String>();
        var unfit = new ArrayList<String>();
        while (done < pairs) {
            var triggers = triggers(dice);
            var playbook = playbook(triggers);
            if (playbook.isEmpty()) {
                refused++;
                continue;
            }
            var problems = new Problems();
            var rules = Rules.of(List.of(playbook.get()), Map.of("generated", INPUTS), problems);
            if (problems.hasErrors()) {
                refused++;
                continue;
            }
            var bus = LetThrough.of(rules);
            unfit.addAll(bus.unfit());
            var engine = new Engine(List.of(playbook.get()), Map.of("generated", INPUTS), CATALOG, Home.UNKNOWN, CLOCK);
            for (int i = 0; i < EVENTS; i++) {
                var event = event(dice, triggers);
                boolean takes = takes(engine, event);
                boolean lets = bus.lets(Json.write(event));
                done++;
                taken += takes ? 1 : 0;
                passed += lets ? 1 : 0;
                unwanted += lets && !takes ? 1 : 0;
                if (takes && !lets) {
                    lost.add(Json.write(playbook.get().source().root().value().at("triggers")) + "\n  "
                            + Json.write(event) + "\n  " + rules);
                }
            }
        }
        return new Tally(done, taken, passed, unwanted, refused, lost, unfit);
    }

    private static boolean takes(Engine engine, Value event) {
        return engine.explain(new Event(event, "drawn")).stream()
                .anyMatch(trace -> trace.fired().isPresent());
    }

    private static List<SomeTrigger> triggers(Dice dice) {
        var setting = dice.one(Setting.ALL);
        var triggers = new ArrayList<SomeTrigger>();
        for (int count = 1 + dice.below(4) / 2; count > 0; count--) {
            var where = dice.percent(80) ? setting : dice.one(Setting.ALL);
            triggers.add(SomeTrigger.draw(dice, where, "t" + count));
        }
        return triggers;
    }

    private static Value event(Dice dice, List<SomeTrigger> triggers) {
        var spoilt = new Spoilt(dice);
        while (true) {
            var event = spoilt.event(dice.one(triggers).event(dice));
            if (Promised.keeps(event)) {
                return event;
            }
        }
    }

    /** Empty where what was drawn is no playbook. */
    private static Optional<CompiledPlaybook> playbook(List<SomeTrigger> triggers) {
        var text = Json.write(Value.obj(
                "id", "generated",
                "version", "1.0.0",
                "title", "drawn",
                "inputs",
                        Value.obj(
                                "text", Value.obj("type", "string", "example", "x"),
                                "list", Value.obj("type", "list", "example", Value.arr("x")),
                                "map", Value.obj("type", "map", "example", Value.obj("a", "x")),
                                "number", Value.obj("type", "number", "example", 5),
                                "secret", Value.obj("type", "string", "example", "x", "secret", true)),
                "vars", Value.obj("list", Value.arr("x", "${inputs.text}"), "none", Value.arr()),
                "triggers", triggers.stream().map(SomeTrigger::trigger).toList(),
                "steps", Value.arr(Value.obj("action", "Succeed"))));
        var problems = new Problems();
        var playbook = YamlLoader.load("generated", text.getBytes(StandardCharsets.UTF_8), problems)
                .flatMap(root -> PlaybookReader.draft(root, "generated", problems))
                .flatMap(draft -> new Compiler(CATALOG, (operand, wrong) -> Optional.of(Value.arr("x", 5, "y")))
                        .compile(draft, problems));
        REFUSED.addAll(problems.list().stream()
                .filter(Problem::isError)
                .map(Problem::message)
                .toList());
        return problems.hasErrors() ? Optional.empty() : playbook;
    }

    static final List<String> REFUSED = new ArrayList<>();
}
