package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.Moto;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code parry permissions} gives is enough, and none of it too much: every story is played through a gate that
 * lets pass what the policy allows and knows by another source what a request needs. A statement on which no request
 * hangs stands in {@code src/test/gate/unexercised.tsv}, with the reason.
 */
final class GateTest {
    private static final Path STORIES = Path.of("src/test/stories");
    private static final Path UNEXERCISED = Path.of("src/test/gate/unexercised.tsv");

    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    @RegisterExtension
    static final Boto3 BOTO3 = new Boto3();

    @TempDir
    private Path temporary;

    private int played;

    @Test
    void everyStoryPassesUnderItsPolicyAndNoStatementCanBeTakenAway() throws Exception {
        var unexercised = withoutStory();
        try (var gate = new Gate(MOTO.url(), temporary)) {
            for (var script : scripts()) {
                unexercised.addAll(holds(script, gate));
            }
            assertEquals("", gate.talk());
        }
        System.out.println("no run exercises:\n" + String.join("\n", unexercised));
        assertEquals(String.join("\n", told().keySet()), String.join("\n", unexercised));
        assertTrue(told().values().stream().noneMatch(String::isBlank), "each needs a reason");
    }

    /** @return what of its policy the story does not exercise */
    private SortedSet<String> holds(Path script, Gate gate) throws Exception {
        var folder = folder();
        var playbook = Python.says(MOTO.url(), script, "setup", folder);
        var policy = policy(folder, playbook);
        gate.allow(policy);
        run(folder, playbook, gate.url());
        var asked = gate.asked();
        assertEquals(List.of(), denied(asked), script + " is denied what it needs");
        Python.says(MOTO.url(), script, "check", folder);
        var unexercised = new TreeSet<String>();
        var needed = policy.at("Statement").items().stream()
                .filter(statement -> isNeeded(statement, asked))
                .toList();
        policy.at("Statement")
                .items()
                .forEach(statement -> statement.at("Action").items().stream()
                        .filter(action ->
                                !needed.contains(statement) || asked.stream().noneMatch(is(action)))
                        .forEach(action -> unexercised.add(playbook + "\t" + action.text())));
        withoutOneItIsDenied(script, policy, needed.getFirst(), gate);
        return unexercised;
    }

    private static boolean isNeeded(Value statement, List<Gate.Needed> asked) {
        return asked.stream().anyMatch(one -> one.hangsOn(statement.at("Sid").text()));
    }

    private static Predicate<Gate.Needed> is(Value action) {
        return one -> one.action().equalsIgnoreCase(action.text());
    }

    private static List<String> denied(List<Gate.Needed> asked) {
        return asked.stream()
                .filter(one -> one.by().isEmpty())
                .map(one -> one.action() + " on " + one.resource())
                .distinct()
                .toList();
    }

    /** What hangs on a statement is read from the log; that being denied is no accident of that is seen here. */
    private void withoutOneItIsDenied(Path script, Value policy, Value statement, Gate gate) throws Exception {
        var folder = folder();
        var playbook = Python.says(MOTO.url(), script, "setup", folder);
        var rest = policy.at("Statement").items().stream()
                .filter(one -> !one.equals(statement))
                .toList();
        gate.allow(policy.with("Statement", rest));
        var told = run(folder, playbook, gate.url());
        assertNotEquals(List.of(), denied(gate.asked()), script + " without " + statement.show());
        assertTrue(told.out().contains("AccessDenied") || told.out().contains("Unauthorized"), told.out());
    }

    private Path folder() throws IOException {
        return Files.createDirectory(temporary.resolve(String.valueOf(played++)));
    }

    private static Value policy(Path folder, String playbook) throws Exception {
        var told = Told.by(
                "permissions",
                place(folder, playbook).toString(),
                "--inputs",
                folder.resolve("inputs.yaml").toString(),
                "--account",
                "111122223333",
                "--partition",
                "aws",
                "--policy");
        assertEquals(0, told.code(), told.err());
        return Json.read(told.out());
    }

    private static Told run(Path folder, String playbook, URI gate) throws IOException {
        var told = Told.by(
                "run",
                place(folder, playbook).toString(),
                "--event",
                folder.resolve("events").toString(),
                "--inputs",
                folder.resolve("inputs.yaml").toString(),
                "--mode",
                "enforce",
                "--any-age",
                "--endpoint-url",
                gate.toString());
        Files.writeString(folder.resolve("out"), told.out());
        Files.writeString(folder.resolve("err"), told.err());
        Files.writeString(folder.resolve("code"), String.valueOf(told.code()));
        return told;
    }

    private static Path place(Path folder, String id) {
        var own = folder.resolve("playbook.yaml");
        return Files.exists(own) ? own : Pages.ROOT.resolve("playbooks").resolve(id);
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(STORIES)) {
            return files.filter(file -> file.toString().endsWith(".py") && !file.endsWith("world.py"))
                    .sorted()
                    .toList();
        }
    }

    private static SortedSet<String> withoutStory() throws IOException {
        try (Stream<Path> folders = Files.list(Pages.ROOT.resolve("playbooks"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(id -> !Files.exists(STORIES.resolve(id + ".py")))
                    .map(id -> id + "\t*")
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Playbook and action → why no run exercises it. */
    private static SortedMap<String, String> told() throws IOException {
        return Files.readAllLines(UNEXERCISED).stream()
                .map(line -> line.split("\t", 3))
                .collect(Collectors.toMap(
                        cells -> cells[0] + "\t" + cells[1],
                        cells -> cells.length > 2 ? cells[2] : "",
                        (one, other) -> one,
                        TreeMap::new));
    }
}
