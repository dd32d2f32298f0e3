package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples on docs/reference/record.md are what a run leaves behind, but for the time of day. */
final class RecordPageTest {
    private static final String PAGE = "docs/reference/record.md";
    private static final String PLAYBOOK = "../playbooks/cloudtrail-stays-on";
    private static final Pattern TIME = Pattern.compile("\"(started|ended|at)\" : \"[^\"]*\"");
    private static final Pattern NUMBER = Pattern.compile("\"(Timestamp|Latency)\" : \\d+");

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
    void theExamplesAreWhatARunLeavesBehind(@TempDir Path folder) throws IOException, JsonError {
        var metrics = folder.resolve("metrics");
        var told = run(metrics);
        assertEquals(0, told.code(), told.err());
        Golden.hold(
                block("json record"), TIME.matcher(pretty(told.out())).replaceAll("\"$1\" : \"2026-11-03T08:44:02Z\""));
        Golden.hold(
                block("json metrics"),
                NUMBER.matcher(pretty(Files.readString(metrics)))
                        .replaceAll(number -> "\"" + number.group(1) + "\" : "
                                + (number.group(1).equals("Latency") ? 165000 : 1793695442000L)));
    }

    private static Told run(Path metrics) throws IOException {
        try (var aws = new FakeAws()) {
            return Told.by(
                    "run",
                    PLAYBOOK,
                    "--event",
                    PLAYBOOK + "/events/stop-logging.json",
                    "--any-age",
                    "--mode",
                    "enforce",
                    "--endpoint-url",
                    aws.url(),
                    "--input",
                    "topic=arn:aws:sns:us-east-1:" + FakeAws.ACCOUNT + ":security",
                    "--metrics",
                    metrics.toString());
        }
    }

    private static String pretty(String json) throws JsonError {
        return Json.pretty(Json.read(json)).stripTrailing() + "\n";
    }

    private static Pages.Block block(String info) {
        return Pages.blocks(PAGE).stream()
                .filter(block -> block.info().equals(info))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePageExplainsEveryMetricAndEveryOutcomeAndNoOther() throws JsonError {
        var schema = Json.read(Pages.read("schemas/output/metrics.schema.json")).at("properties");
        var metrics = schema.members().keySet().stream()
                .filter(name -> Character.isUpperCase(name.charAt(0)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(metrics, firstCells("## Metrics"));
        var outcomes = Json.read(Pages.read("schemas/output/record.schema.json"))
                .at("properties")
                .at("outcome")
                .at("enum");
        var explained = firstCells("## Read it");
        explained.remove("outcome");
        var named = outcomes.items().stream().map(Value::text).collect(Collectors.toCollection(TreeSet::new));
        // No version undoes anything yet.
        assertTrue(named.remove("undone"));
        assertEquals(named, explained);
    }

    private static Set<String> firstCells(String heading) {
        var page = Pages.read(PAGE);
        var section = page.substring(page.indexOf(heading) + heading.length()).split("\n## ", -1)[0];
        return Pattern.compile("(?m)^\\| `([A-Za-z-]+)` \\|")
                .matcher(section)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
