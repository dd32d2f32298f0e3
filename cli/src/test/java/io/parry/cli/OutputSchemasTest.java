package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.parry.engine.bundle.BadBundle;
import io.parry.engine.run.Metrics;
import io.parry.engine.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What verbs print as JSON is as schemas/output says. The schemas are strict, so that a member nobody described shows.
 */
final class OutputSchemasTest {
    private static final String PLAYBOOKS = "../playbooks";
    private static final String EVENTS = PLAYBOOKS + "/cloudtrail-stays-on/events";
    private static final String STOPPED = EVENTS + "/stop-logging.json";
    private static final String TOPIC = "topic=arn:aws:sns:us-east-1:" + FakeAws.ACCOUNT + ":security";

    @TempDir
    private Path folder;

    @BeforeAll
    static void credentials() {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
    }

    @AfterAll
    static void noCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void problemsAreAsTheSchemaSays() throws IOException {
        var broken = Pages.blocks("docs/problems/unknown-key.md").getFirst().text();
        var file = Files.writeString(folder.resolve("playbook.yaml"), broken + "x: 1\n");
        var told = Told.by("validate", "--format", "json", file.toString());
        assertTrue(told.out().contains("unknown-key"), told.out());
        hold("problems", told.out());
        hold("problems", Told.by("validate", "--format", "json", PLAYBOOKS).out());
    }

    @Test
    void matchesAreAsTheSchemaSays() {
        holdLines("match", Told.by("match", "--format", "json", PLAYBOOKS, "--event", EVENTS), "\"index\":1");
    }

    @Test
    void explanationsAreAsTheSchemaSays() {
        holdLines("explain", Told.by("explain", "--format", "json", PLAYBOOKS, "--event", EVENTS), "\"inner\":[[");
    }

    @Test
    void plansAreAsTheSchemaSays() {
        holdLines("plan", Told.by("plan", "--format", "json", PLAYBOOKS, "--event", EVENTS), "\"verdict\":\"may\"");
        holdLines("plan", plan("--mode", "off"), "\"guard\":\"mode\"");
    }

    /** Loops, groups, unknowns and failures: the examples of the language, planned for one event. */
    @Test
    void plansOfTheLanguagesExamplesAreAsTheSchemaSays() throws IOException {
        var examples = Pages.blocks(Frame.PAGE).stream()
                .filter(block -> block.marker().equals("steps"))
                .toList();
        for (var example : examples) {
            var playbook = Files.writeString(folder.resolve("playbook.yaml"), Frame.playbook(example));
            holdLines("plan", Told.by("plan", "--format", "json", playbook.toString(), "--event", STOPPED), "steps");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"off", "shadow", "notify", "enforce"})
    void recordsAreAsTheSchemaSaysInEveryMode(String mode) throws IOException {
        try (var aws = new FakeAws()) {
            for (var event : List.of("stop-logging.json", "delete-trail.json", "securityhub-findings.json")) {
                var told = run(aws, mode, EVENTS + "/" + event);
                assertNotEquals(2, told.code(), told.err());
                holdLines("record", told, "\"mode\":\"" + mode + "\"");
            }
        }
    }

    @Test
    void aRecordOfARunThatDidSomethingTellsWhatProvedIt() throws IOException {
        try (var aws = new FakeAws()) {
            var told = run(aws, "enforce", STOPPED);
            assertEquals(0, told.code(), told.err());
            assertTrue(told.out().contains("\"proof\":\"state\""), told.out());
            assertTrue(told.out().contains("\"operation\":\"cloudtrail:StartLogging\""), told.out());
        }
    }

    @Test
    void theSecondDeliveryOfAnEventIsARecordTooAndSaysSo() throws IOException {
        try (var aws = new FakeAws()) {
            var told = run(aws, "enforce", STOPPED, "--event", STOPPED);
            holdLines("record", told, "\"redelivery\":true");
            assertEquals(2, told.out().lines().count());
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"off", "shadow", "enforce"})
    void metricsAreAsTheSchemaSays(String mode) throws IOException {
        var file = folder.resolve("metrics");
        try (var aws = new FakeAws()) {
            run(aws, mode, EVENTS, "--metrics", file.toString());
            var first = Files.readAllLines(file);
            run(aws, mode, STOPPED, "--event", STOPPED, "--metrics", file.toString());
            var all = Files.readAllLines(file);
            assertEquals(first, all.subList(0, first.size()), "appended to");
            assertEquals(first.size() + 2, all.size());
            all.forEach(line -> hold("metrics", line));
        }
    }

    @Test
    void whatIsCountedOfARefusedBundleIsAsTheSchemaSays() {
        var reasons = Stream.concat(Stream.of(BadBundle.Reason.values()).map(Enum::name), Stream.of("UNAVAILABLE"));
        reasons.forEach(reason -> hold("metrics", Json.write(Metrics.bundleRefused(reason, Instant.EPOCH))));
    }

    /** stdout is for records. */
    @Test
    void metricsToADashGoToStderr() throws IOException {
        try (var aws = new FakeAws()) {
            var told = run(aws, "enforce", STOPPED, "--metrics", "-", "--quiet");
            holdLines("record", told, "\"outcome\":\"succeeded\"");
            hold("metrics", told.err());
            assertTrue(told.err().contains("\"Runs\":1"), told.err());
        }
    }

    @Test
    void metricsThatCannotBeWrittenAreRefusedBeforeAnythingIsDone() throws IOException {
        try (var aws = new FakeAws()) {
            var told = run(aws, "enforce", STOPPED, "--metrics", folder.toString());
            assertEquals(2, told.code(), told.err());
            assertEquals("", told.out());
        }
    }

    @Test
    void bundlesAreAsTheSchemaSays() throws IOException {
        var file = folder.resolve("bundle.json");
        var made = Told.by(Stream.concat(
                        Stream.of("bundle", PLAYBOOKS, "--out", file.toString()), Stream.of(BundleVerbTest.INPUTS))
                .toArray(String[]::new));
        assertEquals(0, made.code(), made.err());
        hold("bundle", Files.readAllLines(file).getFirst());
        holdLines("bundle-show", Told.by("bundle", "show", "--format", "json", file.toString()), "\"usable\":true");
        Files.writeString(file, "x");
        holdLines("bundle-show", Told.by("bundle", "show", "--format", "json", file.toString()), "\"reason\":\"form\"");
    }

    @Test
    void permissionsAreAsTheSchemaSays() {
        hold("permissions", Told.by("permissions", "--format", "json", PLAYBOOKS).out());
        var said = Told.by("permissions", "--format", "json", "src/test/permissions/said.yaml");
        assertTrue(said.out().contains("\"said\""), said.out() + said.err());
        hold("permissions", said.out());
    }

    @Test
    void differencesAreAsTheSchemaSays() {
        var told = Told.by("diff", "--format", "json", "src/test/permissions/names.yaml", "src/test/permissions/said.yaml");
        assertTrue(told.out().contains("kms:CreateGrant"), told.out() + told.err());
        hold("diff", told.out());
    }

    /** A schema that takes everything would hold anything. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "problems", "match", "explain", "plan", "record", "metrics", "bundle", "bundle-show", "permissions", "diff"
            })
    void aSchemaRefusesAMemberThatNobodyDescribed(String name) {
        assertFalse(errors(name, "{\"format_version\": 1, \"surprise\": true}").isEmpty());
    }

    private static Told plan(String... more) {
        return Told.by(
                Stream.concat(Stream.of("plan", "--format", "json", PLAYBOOKS, "--event", EVENTS), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static Told run(FakeAws aws, String mode, String event, String... more) {
        var line = Stream.of(
                "run",
                "--any-age",
                PLAYBOOKS + "/cloudtrail-stays-on",
                "--event",
                event,
                "--mode",
                mode,
                "--endpoint-url",
                aws.url(),
                "--input",
                TOPIC);
        return Told.by(Stream.concat(line, Stream.of(more)).toArray(String[]::new));
    }

    /** @param part of what is looked at, so that a test that looks at nothing shows */
    private static void holdLines(String name, Told told, String part) {
        assertTrue(told.out().contains(part), told.out() + told.err());
        told.out().lines().forEach(line -> hold(name, line));
    }

    private static void hold(String name, String json) {
        assertEquals(List.of(), errors(name, json), json);
    }

    private static List<String> errors(String name, String json) {
        return schema(name).validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static Schema schema(String name) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Pages.read("schemas/output/" + name + ".schema.json"), InputFormat.JSON);
    }
}
