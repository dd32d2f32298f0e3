package io.parry.cli.pattern;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.Compiler;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.match.Matching;
import io.parry.engine.model.PlaybookReader;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Playbooks and events drawn, and for each pair of them: does our matcher take the event, and do the rules let it
 * through. An event that is taken and not let through would be lost.
 */
public final class Pairs implements IntFunction<Integer> {
    private static final int EVENTS = 50;
    private static final int DRAWS = 3;
    private static final Matching MATCHING = new Matching(Home.UNKNOWN, Instant.parse("2026-02-01T00:00:00Z"));
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

    private final Dice dice;

    public Pairs(long seed) {
        this.dice = new Dice(seed);
    }

    /** The traps, and up to so many pairs: how many were gone through until one was lost; none where none was. */
    @Override
    public Integer apply(int pairs) {
        var tally = traps();
        while (tally.pairs < pairs && tally.lost.isEmpty()) {
            playbook(tally);
        }
        return tally.lost.isEmpty() ? 0 : tally.pairs;
    }

    Tally all(int pairs) {
        var tally = new Tally();
        while (tally.pairs < pairs) {
            playbook(tally);
        }
        return tally;
    }

    /** Events that are taken and that one slip would lose. */
    static Tally traps() {
        var tally = new Tally();
        for (var row : rows("traps.yaml")) {
            var playbook = playbook(List.of(row.with("name", "trap").with("event", Value.MISSING)));
            var bus = LetThrough.of(Rules.of(List.of(playbook), Map.of("generated", INPUTS)));
            tally.unfit.addAll(bus.unfit());
            for (var event : row.at("event") instanceof Value.Arr list ? list.items() : List.of(row.at("event"))) {
                boolean takes = !taken(playbook, event).isEmpty();
                boolean lets = bus.lets(Json.write(event));
                tally.add(takes, lets);
                if (!takes || !lets) {
                    tally.lost.add((takes ? "lost: " : "not taken: ") + Json.write(row.at("match")) + "\n  "
                            + Json.write(event));
                }
            }
        }
        return tally;
    }

    static List<Value> rows(String table) {
        try (var file = Objects.requireNonNull(Pairs.class.getResourceAsStream(table), table)) {
            var problems = new Problems();
            return YamlLoader.load(table, file.readAllBytes(), problems)
                    .orElseThrow(() -> new IllegalStateException(problems.list().toString()))
                    .value()
                    .items();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** A playbook with its rules, and events for them. */
    private void playbook(Tally tally) {
        var triggers = triggers();
        var playbook = playbook(triggers.stream().map(SomeTrigger::trigger).toList());
        var problems = new Problems();
        var rules = Rules.of(List.of(playbook), Map.of("generated", INPUTS), problems);
        var bus = LetThrough.of(rules);
        tally.unfit.addAll(bus.unfit());
        tally.rules += rules.size();
        for (int i = 0; i < EVENTS; i++) {
            var event = event(triggers, playbook);
            var taken = taken(playbook, event).stream()
                    .filter(name -> !isWide(name, problems))
                    .toList();
            var lets = bus.through(Json.write(event));
            tally.add(!taken.isEmpty(), !lets.isEmpty());
            if (!taken.isEmpty() && lets.isEmpty()) {
                tally.lost.add(Json.write(triggers(playbook)) + "\n  " + Json.write(event) + "\n  " + rules);
            }
        }
    }

    private static Value triggers(CompiledPlaybook playbook) {
        return playbook.source().root().value().at("triggers");
    }

    /** Whether it was refused a rule, which its author is told. */
    private static boolean isWide(String trigger, Problems problems) {
        return problems.list().stream()
                .anyMatch(problem -> problem.code() == ProblemCode.WIDE_TRIGGER
                        && problem.message().contains("`" + trigger + "`"));
    }

    /** The triggers that match. */
    private static List<String> taken(CompiledPlaybook playbook, Value event) {
        return MATCHING.trace(playbook, new Event(event, "drawn"), INPUTS).triggers().stream()
                .filter(trace -> trace.truth().holds())
                .map(trace -> trace.trigger().name())
                .toList();
    }

    private List<SomeTrigger> triggers() {
        var setting = dice.one(Setting.ALL);
        var triggers = new ArrayList<SomeTrigger>();
        for (int count = 1 + dice.below(4) / 2; count > 0; count--) {
            var where = dice.percent(80) ? setting : dice.one(Setting.ALL);
            triggers.add(SomeTrigger.draw(dice, where, "t" + count));
        }
        return triggers;
    }

    /** Most are spoilt from one that is taken, where a few draws find one. */
    private Value event(List<SomeTrigger> triggers, CompiledPlaybook playbook) {
        var event = dice.one(triggers).event(dice);
        for (int draw = 0; draw < DRAWS && taken(playbook, event).isEmpty(); draw++) {
            event = dice.one(triggers).event(dice);
        }
        return dice.percent(70) ? new Spoilt(dice).event(event) : event;
    }

    private static CompiledPlaybook playbook(List<Value> triggers) {
        var text = Json.write(Value.obj(
                "id",
                "generated",
                "version",
                "1.0.0",
                "title",
                "drawn",
                "inputs",
                Value.obj(
                        "text", Value.obj("type", "string", "example", "x"),
                        "list", Value.obj("type", "list", "example", Value.arr("x")),
                        "map", Value.obj("type", "map", "example", Value.obj("a", "x")),
                        "number", Value.obj("type", "number", "example", 5),
                        "secret", Value.obj("type", "string", "example", "x", "secret", true)),
                "vars",
                Value.obj("list", Value.arr("x", "${inputs.text}"), "none", Value.arr()),
                "triggers",
                triggers,
                "steps",
                Value.arr(Value.obj("action", "Succeed"))));
        var problems = new Problems();
        var playbook = YamlLoader.load("generated", text.getBytes(StandardCharsets.UTF_8), problems)
                .flatMap(root -> PlaybookReader.draft(root, "generated", problems))
                .flatMap(draft -> new Compiler(CATALOG, (operand, wrong) -> Optional.of(Value.arr("x", 5, "y")))
                        .compile(draft, problems));
        if (problems.hasErrors()) {
            throw new IllegalStateException(problems.list() + " in " + text);
        }
        return playbook.orElseThrow();
    }
}
