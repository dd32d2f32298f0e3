package io.parry.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.Bench;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.model.Mode;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RunRecordTest {
    private static final String PLAYBOOK = """
            id: trails-stay-on
            version: 1.0.0
            title: Trails stay on
            mode: enforce
            triggers:
              - name: stopped
                match:
                  $.source: aws.trail
                  any: [{$.detail.by: eve}, {$.detail.by: mallory}]
                  $.detail.trails: {exists: true}
                for_each: {trail: "${event.detail.trails}"}
                where: {$.stopped: true}
            steps:
              - id: restart
                action: trail:Start
                with: {Name: "${trail.name}"}
            """;

    private final World world = new World();

    private Value record(String yaml, String event) {
        var match = new Bench().matches(yaml, event, world).getFirst();
        return new Runner(new Bench(), world, new MemoryJournal(), world, world, Set.of(), "me", Duration.ofMinutes(5))
                .run(match, Mode.ENFORCE)
                .record();
    }

    private static String event(String... trails) {
        return "{'id': 'e-1', 'source': 'aws.trail', 'account': '111122223333', 'region': 'us-east-1',"
                + " 'time': '2026-11-03T08:41:18Z', 'detail': {'eventTime': '2026-11-03T08:41:17Z', 'by': 'eve',"
                + " 'trails': [" + String.join(", ", trails) + "]}}";
    }

    private static String trail(String name, String more) {
        return "{'name': '" + name + "', 'stopped': true, 'note': '" + more + "'}";
    }

    @Test
    void itSaysWhatMatchedAndWithWhichValues() {
        var matched = record(PLAYBOOK, event(trail("management", ""))).at("matched");
        assertEquals(
                List.of(
                        "$.source: aws.trail true [\"aws.trail\"]",
                        "$.detail.by: eve true [\"eve\"]",
                        "$.detail.by: mallory false [\"eve\"]",
                        "$.detail.trails: {exists: true} true",
                        "$.stopped: true true [true]"),
                matched.items().stream().map(RunRecordTest::said).toList());
        assertEquals(Value.of(8), matched.at(0).at("line"));
    }

    private static String said(Value line) {
        var said = line.at("condition").text() + " " + line.at("verdict").text();
        return line.at("condition").text().contains("exists") ? said : said + " " + Json.write(line.at("found"));
    }

    @Test
    void whatWasFoundIsShortHoweverLongTheEventIs() {
        var many = IntStream.range(0, 9)
                .mapToObj(number -> trail("management", "x".repeat(40_000)))
                .toArray(String[]::new);
        var record = record(
                PLAYBOOK.replace("$.detail.trails: {exists: true}", "$.detail.trails[*]: {exists: true}"), event(many));
        var found = record.at("matched").at(3);
        assertEquals(5, found.at("found").items().size());
        assertEquals(Value.of(4), found.at("more"));
        var first = found.at("found").at(0).text();
        assertTrue(first.startsWith("{\"name\":\"management\"") && first.endsWith("… (40046 characters)"), first);
        assertTrue(size(record) < 10_000, size(record) + " bytes");
    }

    @Test
    void itSaysWhichPlaybookWhereAndWhen() {
        var record = record(PLAYBOOK, event(trail("management", "")));
        assertEquals(Value.of("2026-11-03T08:41:17Z"), record.at("happened"), "not when the envelope was made");
        assertEquals(Value.of("111122223333"), record.at("target").at("account"));
        assertEquals(Value.of("us-east-1"), record.at("target").at("region"));
        assertTrue(record.at("digest").text().matches("[a-z2-7]{26}"));
    }

    @Test
    void theDigestIsOfWhatThePlaybookSaysAndNotOfHow() {
        var event = event(trail("management", ""));
        var digest = record(PLAYBOOK, event).at("digest");
        assertEquals(
                digest,
                record("# a comment\n" + PLAYBOOK.replace("$.detail.by: eve", "$.detail.by:   eve"), event)
                        .at("digest"));
        assertNotEquals(
                digest, record(PLAYBOOK.replace("mallory", "trudy"), event).at("digest"));
    }

    /** A playbook of many steps that send much. */
    @Test
    void aRecordThatWouldBeTooLongHasItsValuesShortened() {
        var steps = IntStream.range(0, 60)
                .mapToObj(number -> "  - {id: tell-" + number + ", action: sns:Publish, with: {Message: \"" + number
                        + "${event.detail.trails[0].note}\"}}\n")
                .collect(Collectors.joining());
        var yaml = PLAYBOOK.substring(0, PLAYBOOK.indexOf("steps:")) + "steps:\n" + steps;
        var record = record(yaml, event(trail("management", "é".repeat(5_000))));
        assertEquals(Value.of(true), record.at("shortened"));
        assertTrue(size(record) < RunRecord.LARGEST, size(record) + " bytes");
        var parameters =
                record.at("steps").at(59).at("calls").at(0).at("parameters").text();
        assertTrue(parameters.startsWith("{\"Message\":\"59é"), parameters);
        assertFalse(
                record(PLAYBOOK, event(trail("management", ""))).at("shortened").exists());
    }

    @Test
    void whatIsLongIsCutBetweenCharacters() {
        assertEquals(Value.of("ab… (4 characters)"), Cut.of(Value.of("ab😀"), 3));
        assertEquals(Value.of("ab😀"), Cut.of(Value.of("ab😀"), 4));
        assertEquals(Value.of("***"), Cut.of(Value.secret("test", Value.of("canary".repeat(100))), 20));
        assertEquals(Value.MISSING, Cut.of(Value.MISSING, 3));
    }

    @Test
    void whatWouldFollowIsInTheRecordOfARunThatWasKeptBack() {
        assertEquals(Instant.parse("2026-11-03T08:41:20Z"), world.instant());
        var match = new Bench()
                .matches(PLAYBOOK, event(trail("management", "")), world)
                .getFirst();
        var record = new Runner(
                        new Bench(), world, new MemoryJournal(), world, world, Set.of(), "me", Duration.ofMinutes(5))
                .run(match, Mode.SHADOW)
                .record();
        var step = record.at("steps").at(0);
        assertEquals(Value.of("trail:Start"), step.at("planned").at(0).at("operation"));
        assertFalse(step.at("then").exists());
    }

    private static int size(Value record) {
        return Json.write(record).getBytes(StandardCharsets.UTF_8).length;
    }
}
