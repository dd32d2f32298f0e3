package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.StrictCloudTrail;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What AWS's sample functions for a stopped trail get wrong, each as a test of the playbook that replaces them. Not
 * here: the sample's template, its roles and policies, and its copies of the code, which are a deployment's; a retry by
 * the queue; and the update of the finding, which this playbook does not make.
 */
final class CloudTrailSampleTest {
    private static final Path PLAYBOOK = Pages.ROOT.resolve("playbooks/cloudtrail-stays-on");
    private static final String TOPIC = "topic=arn:aws:sns:us-east-1:111122223333:security";
    private static final String MANAGEMENT = "arn:aws:cloudtrail:us-east-1:111122223333:trail/management";
    private static final String AUDIT = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit";

    @TempDir
    Path folder;

    private StrictCloudTrail aws;

    @BeforeEach
    void anAccountWhoseTrailsWereStopped() throws IOException {
        aws = new StrictCloudTrail("111122223333").withAny();
    }

    @AfterEach
    void close() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        aws.close();
    }

    @Test
    void bothSpellingsOfTheFindingsFieldsAreReadAndEachIsStartedAtHome() throws IOException {
        var told = run(event("securityhub-findings.json"));
        assertEquals(0, told.code(), told.err());
        assertEquals(List.of(MANAGEMENT, AUDIT), aws.started());
        assertEquals(2, aws.told().size());
    }

    @Test
    void allTwentyFindingsOfACustomActionAreHandled() throws Exception {
        var event = Json.read(event("custom-action.json"));
        var one = Json.write(event.at("detail").at("findings").at(0));
        var many = new ArrayList<Value>();
        for (int i = 0; i < 20; i++) {
            many.add(Json.read(one.replace("trail/management", "trail/t-" + i).replace("000001", "0001" + (10 + i))));
        }
        var told = run(Json.write(event.with("detail", event.at("detail").with("findings", new Value.Arr(many)))));
        assertEquals(0, told.code(), told.err());
        assertEquals(
                IntStream.range(0, 20)
                        .mapToObj(i -> MANAGEMENT.replace("management", "t-" + i))
                        .toList(),
                aws.started());
        assertEquals(20, aws.told().size());
    }

    /** A call that was denied or failed has no parameters, or an error code, or both: nothing was stopped. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.detail.requestParameters | null",
                "$.detail.errorCode | \"AccessDenied\"",
            })
    void aCallThatCameToNothingDoesNothing(String path, String json) throws Exception {
        var member = path.substring("$.detail.".length());
        var event = Json.read(event("stop-logging.json"));
        var told = run(Json.write(event.with("detail", event.at("detail").with(member, Json.read(json)))));
        assertEquals(0, told.code(), told.err());
        nothingWasDone();
    }

    @Test
    void aDeletedTrailNeedsAPersonAndTheRunSaysSo() throws IOException {
        var told = run(event("delete-trail.json"));
        assertEquals(3, told.code(), told.out());
        assertEquals(List.of(), aws.started());
        assertTrue(
                aws.told().getFirst().contains("a person has to create it again"),
                aws.told().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "update-trail.json,        UpdateTrail,       compare its bucket",
        "put-event-selectors.json, PutEventSelectors, compare its event selectors",
        "put-event-selectors.json, AddTags,           tags were changed",
        "put-event-selectors.json, RemoveTags,        tags were changed",
    })
    void whereSettingsWereChangedNobodySaysThatAllIsWell(String file, String call, String advice) throws IOException {
        aws.running(MANAGEMENT);
        var event = event(file).replace("\"PutEventSelectors\"", "\"" + call + "\"");
        if (call.endsWith("Tags")) {
            event = event.replace("\"trailName\": \"management\"", "\"resourceId\": \"" + MANAGEMENT + "\"");
        }
        var told = run(event);
        assertEquals(0, told.code(), told.err());
        assertEquals(List.of(), aws.started());
        var message = aws.told().getFirst();
        assertTrue(message.contains(call) && message.contains(advice), message);
    }

    @Test
    void aFindingOfAnotherRegionActsThere() throws IOException {
        var event = event("guardduty-finding.json").replace(MANAGEMENT, AUDIT);
        assertEquals(0, run(event).code());
        assertEquals(List.of(AUDIT), aws.started());
    }

    @Test
    void aFailureIsToldAndNotSwallowed() throws IOException {
        aws.denying();
        var told = run(event("stop-logging.json"));
        assertEquals(3, told.code(), told.out());
        assertTrue(told.out().contains("failed") && told.out().contains("AccessDenied"), told.out());
        assertTrue(aws.told().getFirst().contains("failed"), aws.told().toString());
    }

    @Test
    void aMessageThatDoesNotGoOutIsAFailureTooAndTheTrailIsStartedAllTheSame() throws IOException {
        aws.silent();
        var told = run(event("stop-logging.json"));
        assertEquals(3, told.code(), told.out());
        assertEquals(List.of(MANAGEMENT), aws.started());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"RecordState\":\"ARCHIVED\"",
                "\"Workflow\":{\"Status\":\"SUPPRESSED\"}",
                "\"Workflow\":{\"Status\":\"NOTIFIED\"}",
                "\"Workflow\":{\"Status\":\"RESOLVED\"}",
                "\"Sample\":true",
            })
    void aFindingThatIsNotNewAndRealDoesNothing(String other) throws Exception {
        var event = Json.read(event("securityhub-findings.json"));
        var changed = Json.read("{" + other + "}").members();
        var findings = new ArrayList<Value>();
        for (var finding : event.at("detail").at("findings").items()) {
            for (var member : changed.entrySet()) {
                finding = finding.with(member.getKey(), member.getValue());
            }
            findings.add(finding);
        }
        var told = run(Json.write(event.with("detail", event.at("detail").with("findings", new Value.Arr(findings)))));
        assertEquals(0, told.code(), told.err());
        nothingWasDone();
    }

    @Test
    void aFindingThatIsPublishedAgainStartsNothingTwice() throws IOException {
        var first = event("guardduty-finding.json");
        var again = first.replace("\"2026-11-03T08:49:31.114Z\"", "\"2026-11-03T09:49:31.114Z\"");
        assertFalse(first.equals(again));
        assertEquals(0, run(first, first, again).code());
        assertEquals(List.of(MANAGEMENT), aws.started());
    }

    @Test
    void theMessageHoldsNothingOfTheRequestButTheTrail() throws IOException {
        var event = event("stop-logging.json")
                .replace("\"requestParameters\": {", "\"requestParameters\": {\"x\": \"canary\",");
        run(event);
        assertFalse(aws.told().getFirst().contains("canary"));
        assertFalse(aws.told().getFirst().contains("{"), aws.told().getFirst());
    }

    @Test
    void thePartitionIsTheOneOfTheEvent() throws IOException {
        var event = event("stop-logging.json").replace("us-east-1", "cn-north-1");
        assertEquals(0, run(event).code());
        var arn = "arn:aws-cn:cloudtrail:cn-north-1:111122223333:trail/management";
        assertEquals(List.of(arn), aws.started());
        assertTrue(aws.told().getFirst().contains(arn));
        assertFalse(aws.told().getFirst().contains("arn:aws:cloudtrail"));
    }

    @Test
    void aRestartThatDoesNotShowIsNotSaidToHaveWorked() throws IOException {
        aws.lying();
        var told = run(event("stop-logging.json"));
        assertEquals(3, told.code(), told.out());
        assertTrue(told.out().contains("\"outcome\":\"not-verified\""), told.out());
        assertTrue(aws.told().getFirst().contains("not-verified"), aws.told().toString());
        assertEquals(List.of(MANAGEMENT), aws.started());
    }

    @Test
    void whoStopsTheTrailInALoopIsAnsweredTwentyTimesAnHourAndToldOnceThatItIsTooOften() throws IOException {
        aws.duelling();
        var events = IntStream.range(0, 22)
                .mapToObj(i -> read("stop-logging.json").replace("3a2b1c0d0001", "3a2b1c0d00" + (10 + i)))
                .toArray(String[]::new);
        var told = run(events);
        assertEquals(20, aws.started().size(), told.err());
        assertEquals(21, aws.told().size());
        assertTrue(aws.told().getLast().contains("blocked"), aws.told().getLast());
    }

    private void nothingWasDone() {
        assertEquals(List.of(), aws.started());
        assertEquals(List.of(), aws.told());
    }

    /** All of them in one run of the command, in order. */
    private Told run(String... events) throws IOException {
        var line = new ArrayList<>(
                List.of("run", "--any-age", PLAYBOOK.toString(), "--mode", "enforce", "--input", TOPIC));
        line.addAll(List.of("--endpoint-url", aws.url().toString()));
        for (int i = 0; i < events.length; i++) {
            var file = Files.writeString(folder.resolve("event-%02d.json".formatted(i)), events[i]);
            line.addAll(List.of("--event", file.toString()));
        }
        return Told.by(line.toArray(String[]::new));
    }

    private static String event(String file) throws IOException {
        return Files.readString(PLAYBOOK.resolve("events").resolve(file));
    }

    private static String read(String file) {
        try {
            return event(file);
        } catch (IOException error) {
            throw new java.io.UncheckedIOException(error);
        }
    }
}
