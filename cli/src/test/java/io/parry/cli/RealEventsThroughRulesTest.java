package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.cli.pattern.LetThrough;
import io.parry.cli.pattern.Rule;
import io.parry.cli.pattern.Rules;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.Compiler;
import io.parry.engine.compile.InputValues;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.match.Matching;
import io.parry.engine.model.PlaybookReader;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The playbooks here, and those that the design brings, with real events: what one of them matches comes through. */
final class RealEventsThroughRulesTest {
    private static final Path PLAYBOOKS = Pages.ROOT.resolve("playbooks");
    private static final Path EXAMPLES = Pages.ROOT.resolveSibling("shared/design/examples");
    private static final Path EVENTS = Pages.ROOT.resolveSibling("shared/events");
    private static final Matching MATCHING = new Matching(Home.UNKNOWN, Instant.parse("2026-11-24T00:00:00Z"));

    @Test
    void whatOurPlaybooksMatchOfTheirOwnEventsComesThrough() {
        hold("playbooks, own events", playbooks(PLAYBOOKS, "playbook.yaml"), events(PLAYBOOKS), 25);
    }

    @Test
    void whatAnyPlaybookMatchesOfRealEventsComesThrough() {
        assumeTrue(Files.isDirectory(EVENTS), "no events of others beside the project: skipped");
        boolean examples = Files.isDirectory(EXAMPLES);
        var events = Stream.of(PLAYBOOKS, EXAMPLES, EVENTS)
                .filter(Files::isDirectory)
                .flatMap(folder -> events(folder).stream())
                .toList();
        hold("playbooks, real events", playbooks(PLAYBOOKS, "playbook.yaml"), events, 30);
        if (examples) {
            hold("examples, real events", playbooks(EXAMPLES, ".yaml"), events, 15);
        }
    }

    /** The rules as a reviewer sees them. */
    @Test
    void theRulesOfOurPlaybooksAreThese() {
        var playbooks = playbooks(PLAYBOOKS, "playbook.yaml");
        var rules = Rules.of(playbooks, inputs(playbooks));
        var shown = rules.stream()
                .map(rule -> Value.obj(
                        "name", rule.name(),
                        "reads", rule.managementReads(),
                        "triggers", rule.triggers(),
                        "pattern", rule.pattern()))
                .map(Json::pretty)
                .collect(Collectors.joining("\n"));
        Golden.hold(Path.of("src/test/resources/io/parry/cli/pattern/rules-of-playbooks.golden.json"), shown + "\n");
    }

    private static void hold(String what, List<CompiledPlaybook> playbooks, List<Value> events, int least) {
        var inputs = inputs(playbooks);
        var problems = new Problems();
        var rules = Rules.of(playbooks, inputs, problems);
        assertEquals(List.of(), problems.list());
        var bus = LetThrough.of(rules);
        assertEquals(List.of(), bus.unfit());
        int taken = 0;
        int others = 0;
        int unwanted = 0;
        var lost = new ArrayList<String>();
        for (var event : events) {
            var triggers = taken(playbooks, inputs, event);
            var through = triggers(rules, bus.through(Json.write(event)));
            taken += triggers.isEmpty() ? 0 : 1;
            others += triggers.isEmpty() ? 1 : 0;
            unwanted += triggers.isEmpty() && !through.isEmpty() ? 1 : 0;
            triggers.stream()
                    .filter(trigger -> !through.contains(trigger))
                    .forEach(trigger -> lost.add(trigger + ": " + Json.write(event)));
        }
        System.out.println("patterns, %s: %d rules, %d events taken, of %d others %d come through"
                .formatted(what, rules.size(), taken, others, unwanted));
        assertEquals(List.of(), lost);
        assertTrue(taken >= least, "only " + taken + " events are taken");
    }

    private static List<String> triggers(List<Rule> rules, List<String> names) {
        return rules.stream()
                .filter(rule -> names.contains(rule.name()))
                .flatMap(rule -> rule.triggers().stream())
                .toList();
    }

    private static List<String> taken(List<CompiledPlaybook> playbooks, Map<String, Value> inputs, Value event) {
        return playbooks.stream()
                .flatMap(playbook -> MATCHING
                        .trace(playbook, new Event(event, ""), inputs.getOrDefault(playbook.id(), Value.obj()))
                        .triggers()
                        .stream()
                        .filter(trace -> trace.truth().holds())
                        .map(trace -> playbook.id() + "/" + trace.trigger().name()))
                .toList();
    }

    private static Map<String, Value> inputs(List<CompiledPlaybook> playbooks) {
        var inputs = new TreeMap<String, Value>();
        playbooks.forEach(playbook -> inputs.put(
                playbook.id(),
                InputValues.of(playbook, Map.of(), true, new Problems()).values()));
        return inputs;
    }

    private static List<CompiledPlaybook> playbooks(Path folder, String suffix) {
        var problems = new Problems();
        var compiler = new Compiler(new AwsCatalog(new Operations()), new ListFiles());
        return files(folder, suffix).stream()
                .flatMap(file -> YamlLoader.load(file.toString(), bytes(file), problems)
                        .flatMap(root -> PlaybookReader.draft(root, file.toString(), problems))
                        .flatMap(draft -> compiler.compile(draft, problems))
                        .stream())
                .toList();
    }

    /** Those that the bus carries: in an envelope, whatever they were found in. */
    private static List<Value> events(Path folder) {
        var events = new LinkedHashMap<Value, Boolean>();
        for (var file : files(folder, ".json")) {
            try {
                Envelope.unwrap(Json.read(bytes(file)))
                        .filter(event -> event.at("source") instanceof Value.Text
                                && event.at("detail-type") instanceof Value.Text
                                && event.at("detail") instanceof Value.Obj)
                        .forEach(event -> events.put(event, true));
            } catch (JsonError noEvent) {
                // a file of something else
            }
        }
        return List.copyOf(events.keySet());
    }

    private static List<Path> files(Path folder, String suffix) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
