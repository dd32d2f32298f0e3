package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What authors see in an editor is the schema of this build, with all its actions and operators. */
final class EditorsSchemaTest {
    private static final Path COMMITTED = Pages.file("schemas/playbook.schema.json");
    private static final Path FLAGSHIP = Pages.file("playbooks/cloudtrail-stays-on/playbook.yaml");
    private static final Path EXAMPLES = Pages.file("../shared/design/examples");
    private static final String MODELINE = "# yaml-language-server: $schema=";

    @Test
    void theCommittedSchemaIsTheGeneratedOne() {
        Golden.hold(COMMITTED, EditorsSchema.generated());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("playbooks")
    void anEditorHasNothingToSayAboutAPlaybook(Path file) throws IOException {
        assertEquals(List.of(), EditorsSchema.errors(read(Files.readString(file))));
    }

    static List<Path> playbooks() throws IOException {
        try (var files = Files.walk(Pages.file("playbooks"))) {
            return files.filter(file -> file.endsWith("playbook.yaml")).sorted().toList();
        }
    }

    @Test
    void anEditorHasNothingToSayAboutTheExamplesOfTheDesign() throws IOException {
        var there = Files.isDirectory(EXAMPLES);
        assertTrue(there || !"true".equals(System.getenv("CI")), "no " + EXAMPLES);
        assumeTrue(there, "no " + EXAMPLES);
        for (var file : examples()) {
            assertEquals(List.of(), EditorsSchema.errors(read(Files.readString(file))), file::toString);
        }
    }

    private static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            var examples = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertTrue(examples.size() >= 16, () -> examples.size() + " examples");
            return examples;
        }
    }

    @Test
    void aWrongParameterOfAnActionIsUnderlinedWhereItIs() throws IOException {
        var source = Files.readString(FLAGSHIP);
        var wrong = source.replace("with: {trail:", "with: {trial:");
        assertNotEquals(source, wrong);
        var errors = EditorsSchema.errors(read(wrong));
        assertTrue(errors.stream().anyMatch(error -> error.matches("/steps/\\d+/with .*'trial'.*")), errors::toString);
    }

    @Test
    void thePlaybooksNameTheSchema() throws IOException {
        for (var file : playbooks()) {
            var first = Files.readAllLines(file).getFirst();
            assertTrue(first.startsWith(MODELINE), file::toString);
            var named = file.resolveSibling(first.substring(MODELINE.length()));
            assertEquals(COMMITTED.toRealPath(), named.toRealPath());
        }
    }

    private static Value read(String source) {
        var problems = new Problems();
        return YamlLoader.load("playbook.yaml", source.getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow(() -> new AssertionError(problems.list()))
                .value();
    }
}
