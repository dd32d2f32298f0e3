package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.model.FolderGuardsSchema;
import io.parry.engine.value.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/reference/guards.md, and what becomes of a guards.yaml on the command line. */
final class GuardsPageTest {
    private static final String EXAMPLE =
            Pages.blocks("docs/reference/guards.md").getFirst().text();
    private static final String PLAYBOOK = """
            id: example
            version: 1.0.0
            title: Example
            mode: enforce
            triggers: [{name: any, match: {$.source: aws.s3}}]
            steps:
              - action: s3:PutBucketVersioning
                with: {Bucket: "${event.detail.bucket}", VersioningConfiguration: {Status: Enabled}}
            """;
    private static final String EVENT = "{\"source\": \"aws.s3\", \"account\": \"111122223333\","
            + " \"region\": \"eu-west-1\", \"detail\": {\"bucket\": \"BUCKET\"}}";

    @TempDir
    private Path folder;

    private Path playbook;

    @BeforeEach
    void aPlaybookInAFolderOfPlaybooks() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        playbook = Files.createDirectories(folder.resolve("playbooks/example")).resolve("playbook.yaml");
        Files.writeString(playbook, PLAYBOOK);
    }

    private Path guards(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Told plan(Path playbooks, String bucket, String... more) throws IOException {
        var event = Files.writeString(folder.resolve("event.json"), EVENT.replace("BUCKET", bucket));
        var line = new ArrayList<>(List.of("plan", playbooks.toString(), "--event", event.toString()));
        line.addAll(List.of(more));
        return Told.by(line.toArray(String[]::new));
    }

    @Test
    void theSchemaForEditorsIsTheGeneratedOneAndTheExampleIsFine() {
        var schema = Json.pretty(FolderGuardsSchema.schema()) + "\n";
        Golden.hold(Pages.file("schemas/guards.schema.json"), schema);
        var problems = new Problems();
        var example = YamlLoader.load("guards.yaml", EXAMPLE.getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow()
                .value();
        assertTrue(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema, InputFormat.JSON)
                .validate(Json.write(example), InputFormat.JSON)
                .isEmpty());
    }

    @Test
    void theyCountForOnePlaybookOfTheFolderAsForAll() throws IOException {
        guards("playbooks/guards.yaml", EXAMPLE);
        for (var named : new Path[] {folder.resolve("playbooks"), folder, playbook.getParent(), playbook}) {
            assertTrue(
                    plan(named, "evidence-1").out().contains("blocked by protected: `arn:aws:s3:::evidence-*`"),
                    named::toString);
            assertFalse(plan(named, "other").out().contains("blocked"), named::toString);
        }
    }

    @Test
    void aFileMayBeNamedAndAddsToTheOthers() throws IOException {
        guards("playbooks/guards.yaml", EXAMPLE);
        var more = guards("more.yaml", EXAMPLE.replace("evidence", "archive")).toString();
        assertTrue(plan(playbook, "archive-1", "--guards", more).out().contains("blocked by protected"));
        assertTrue(plan(playbook, "evidence-1", "--guards", more).out().contains("blocked by protected"));
        assertFalse(plan(playbook, "archive-1").out().contains("blocked"));
    }

    @Test
    void whatCannotBeReadLetsNothingRun() throws IOException {
        var none = folder.resolve("none.yaml").toString();
        var told = plan(playbook, "other", "--guards", none);
        assertEquals(1, told.code());
        assertTrue(told.err().contains("none.yaml:1:1: error: cannot be read"), told.err());

        guards("playbooks/guards.yaml", "protectd: []\n");
        for (var verb : new String[] {"validate", "plan", "run", "explain", "match"}) {
            var line = verb.equals("validate")
                    ? new String[] {verb, playbook.toString()}
                    : new String[] {
                        verb,
                        playbook.toString(),
                        "--event",
                        folder.resolve("event.json").toString()
                    };
            var refused = Told.by(line);
            assertEquals(1, refused.code(), verb);
            var said = refused.out() + refused.err();
            assertTrue(said.contains("guards.yaml:1:1: error: unknown key `protectd`"), said);
            assertTrue(said.contains("did you mean `protected`?"), said);
        }
    }
}
