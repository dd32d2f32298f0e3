package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.Engine;
import io.parry.engine.action.Catalog;
import io.parry.engine.bundle.BadBundle;
import io.parry.engine.bundle.Bundle;
import io.parry.engine.bundle.BundleContent;
import io.parry.engine.bundle.BundleFile;
import io.parry.engine.bundle.Trust;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.InputValues;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.match.Match;
import io.parry.engine.plan.Ink;
import io.parry.engine.plan.OfflineReads;
import io.parry.engine.plan.PlanJson;
import io.parry.engine.plan.PlanText;
import io.parry.engine.run.Support;
import io.parry.engine.value.Digest;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A playbook from a bundle is the playbook that its author wrote: it matches, plans and tells its places alike. */
final class BundleSameTest {
    private static final Catalog CATALOG = new AwsCatalog(new Operations());
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Ink INK = new Ink(false);

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"../playbooks", "../../shared/design/examples"})
    void everyPlaybookMatchesAndPlansAsItsAuthorWroteIt(String folder) throws BadBundle {
        if (!Files.isDirectory(Path.of(folder))) {
            System.err.println("SKIPPED: there is no " + folder);
            return;
        }
        var events = events(folder);
        var written = usable(load(folder).playbooks());
        var inputs = inputs(written);
        var bundled = read(written, inputs);

        var before = said(new Engine(written, inputs, CATALOG, Home.UNKNOWN, CLOCK), events);
        var after = said(Engine.of(bundled, CATALOG, Home.UNKNOWN, CLOCK), events);

        assertTrue(before.size() > 20, "looks at something");
        for (int i = 0; i < before.size(); i++) {
            assertEquals(before.get(i), after.get(i));
        }
        for (int i = 0; i < written.size(); i++) {
            var one = written.get(i);
            var same = bundled.playbooks().get(i);
            assertEquals(Digest.of(one.text()), Digest.of(same.text()), "a run that began goes on");
            assertEquals(one.source().digest(), same.source().digest());
            assertEquals(one.guards().folder(), same.guards().folder());
        }
    }

    /** What no run honours is in no bundle. */
    @Test
    void whatCannotBeCarriedOutIsRefused() {
        var folder = "../../shared/design/examples";
        if (!Files.isDirectory(Path.of(folder))) {
            System.err.println("SKIPPED: there is no " + folder);
            return;
        }
        for (var playbook : load(folder).playbooks()) {
            if (!isSupported(playbook)) {
                var one = List.of(playbook);
                var refused = assertThrows(BadBundle.class, () -> read(one, inputs(one)));
                assertEquals(BadBundle.Reason.PLAYBOOK, refused.reason());
            }
        }
    }

    private static List<CompiledPlaybook> usable(List<CompiledPlaybook> playbooks) {
        return playbooks.stream().filter(BundleSameTest::isSupported).toList();
    }

    private static boolean isSupported(CompiledPlaybook playbook) {
        var problems = new Problems();
        Support.check(playbook, problems);
        return !problems.hasErrors();
    }

    private static Playbooks load(String folder) {
        var arguments = new PlaybookArguments();
        var unused = new CommandLine(arguments).parseArgs(folder(folder));
        return Playbooks.load(arguments, CATALOG);
    }

    /** The examples of the design are not named as playbooks are. */
    private static String[] folder(String folder) {
        if (folder.endsWith("playbooks")) {
            return new String[] {folder};
        }
        try (var files = Files.list(Path.of(folder))) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toArray(String[]::new);
        } catch (java.io.IOException error) {
            throw new java.io.UncheckedIOException(error);
        }
    }

    private static Map<String, Value> inputs(List<CompiledPlaybook> playbooks) {
        var values = new HashMap<String, Value>();
        playbooks.forEach(playbook -> values.put(
                playbook.id(),
                InputValues.of(playbook, Map.of(), true, new Problems()).values()));
        return values;
    }

    private static Bundle read(List<CompiledPlaybook> playbooks, Map<String, Value> inputs) throws BadBundle {
        var content = BundleContent.of(7, playbooks, List.of(), inputs, CATALOG, name -> name);
        var start = System.nanoTime();
        var bundle = Bundle.read(BundleFile.of(content).bytes(), Trust.ofWhatIsDeployed(), CATALOG);
        System.err.println(playbooks.size() + " playbooks, " + content.length + " bytes, read in "
                + (System.nanoTime() - start) / 1000 + " µs");
        return bundle;
    }

    private static List<Event> events(String folder) {
        var events = new ArrayList<Event>();
        var places = new ArrayList<>(List.of(folder));
        if (Files.isDirectory(Path.of("../../shared/events"))) {
            places.add("../../shared/events");
        }
        new EventFiles(new Problems(), new HashMap<>()).read(places, events::add);
        return events;
    }

    private static List<String> said(Engine engine, List<Event> events) {
        var said = new ArrayList<String>();
        for (var event : events) {
            said.add(ExplainText.of(event, engine.explain(event), INK));
            for (var match : engine.match(event)) {
                var plan = engine.plan(match, match.playbook().mode(), new OfflineReads());
                said.add(id(match) + PlanText.of(plan, List.of(), INK) + Json.write(PlanJson.of(plan)));
            }
        }
        return said;
    }

    /** What is wrong with an event is told twice alike. */
    private static String id(Match match) {
        try {
            return match.scope().id();
        } catch (EvaluationFailed failed) {
            assertEquals(
                    failed.getMessage(),
                    assertThrows(EvaluationFailed.class, () -> match.scope().id())
                            .getMessage());
            assertNotEquals("circle", failed.code());
            return String.valueOf(failed.getMessage());
        }
    }
}
