package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.FaultProxy;
import io.parry.actions.Moto;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Playbooks end to end: a script makes a world in the emulator, {@code parry run} is told of an event, and the script
 * reads back with boto3 what has become of it. One script a story, in {@code src/test/stories}.
 */
final class StoriesTest {
    private static final Path SCRIPTS = Path.of("src/test/stories");

    /** RotationTest plays the steps of the one, FindingStoryTest the other. */
    private static final Set<String> ELSEWHERE = Set.of("origin-header-rotates", "kms-keys-rotate");

    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    @RegisterExtension
    static final Boto3 BOTO3 = new Boto3();

    @TempDir
    private Path temporary;

    @TestFactory
    Stream<DynamicTest> everyPlaybookDoesWhatItIsFor() throws IOException {
        try (var files = Files.list(SCRIPTS)) {
            return files
                    .filter(file -> file.toString().endsWith(".py") && !file.endsWith("world.py"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(script -> DynamicTest.dynamicTest(script.getFileName().toString(), () -> play(script)));
        }
    }

    @Test
    void everyPlaybookHasAStory() throws IOException {
        try (var folders = Files.list(Pages.ROOT.resolve("playbooks"))) {
            var without = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !ELSEWHERE.contains(name) && !Files.exists(SCRIPTS.resolve(name + ".py")))
                    .toList();
            assertEquals(List.of(), without, "have no script in " + SCRIPTS);
        }
    }

    private void play(Path script) throws IOException {
        var folder =
                Files.createDirectory(temporary.resolve(script.getFileName().toString()));
        var playbook = Python.says(MOTO.url(), script, "setup", folder);
        aLivePlanOnlyReads(folder, playbook);
        var told = told("run", folder, playbook, MOTO.url(), "--mode", "enforce", "--any-age");
        Files.writeString(folder.resolve("out"), told.out());
        Files.writeString(folder.resolve("err"), told.err());
        Files.writeString(folder.resolve("code"), String.valueOf(told.code()));
        assertTrue(told.code() == 0 || told.code() == 3, told.err());
        Python.says(MOTO.url(), script, "check", folder);
    }

    private static void aLivePlanOnlyReads(Path folder, String playbook) throws IOException {
        try (var proxy = new FaultProxy(MOTO.url())) {
            var told = told("plan", folder, playbook, proxy.url(), "--live");
            assertEquals(List.of(), proxy.asked(), told.out() + told.err());
        }
    }

    private static Told told(String verb, Path folder, String playbook, URI url, String... more) {
        var line = List.of(
                verb,
                playbook(folder, playbook).toString(),
                "--event",
                folder.resolve("events").toString(),
                "--inputs",
                folder.resolve("inputs.yaml").toString(),
                "--endpoint-url",
                url.toString());
        return Told.by(Stream.concat(line.stream(), Stream.of(more)).toArray(String[]::new));
    }

    /** The one of that name, unless the script has written one of its own. */
    private static Path playbook(Path folder, String id) {
        var own = folder.resolve("playbook.yaml");
        return Files.exists(own) ? own : Pages.ROOT.resolve("playbooks").resolve(id);
    }
}
