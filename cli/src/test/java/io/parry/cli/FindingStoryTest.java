package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.Moto;
import io.parry.actions.StrictAws;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The playbook {@code kms-keys-rotate} end to end: a key in moto, and the finding in a Security Hub of ours, since no
 * emulator updates findings. What that tells of an update comes back to {@code parry run}.
 */
final class FindingStoryTest {
    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    @RegisterExtension
    static final Boto3 BOTO3 = new Boto3();

    private static final Path PLAYBOOK = Pages.ROOT.resolve("playbooks/kms-keys-rotate");
    private static final Path SCRIPT = Path.of("src/test/finding/key.py");
    private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-1111-2222-333344445555";

    @TempDir
    private Path folder;

    private StrictAws aws;
    private int runs;

    @BeforeEach
    void open() throws IOException {
        aws = new StrictAws(Clock.systemUTC());
        System.setProperty("aws.endpointUrl", MOTO.url().toString());
        System.setProperty("aws.endpointUrlSecurityHub", aws.url().toString());
    }

    @AfterEach
    void close() {
        System.clearProperty("aws.endpointUrl");
        System.clearProperty("aws.endpointUrlSecurityHub");
        aws.close();
    }

    @ParameterizedTest
    @CsvSource({"kms-4.json, RESOLVED", "kms-4-ocsf.json, Resolved"})
    void theKeyRotatesTheFindingIsResolvedAndThatIsAnsweredWithNothing(String event, String status) throws Exception {
        var key = Python.says(MOTO.url(), SCRIPT, "create", folder);
        var told = event(event, key);
        aws.hub.imported(told.at("detail").at("findings").at(0));
        aws.hub.events();
        var records = told(told);
        assertEquals(List.of("succeeded"), outcomes(records));
        assertEquals("true", Python.says(MOTO.url(), SCRIPT, "rotates", folder, key));
        assertEquals(status, status());
        var run = records.getFirst().at("run").text();
        assertEquals(
                "Parry: succeeded, as its state shows; run " + run
                        + ". Automatic rotation of the key; Security Hub checks KMS.4 by itself",
                note());
        assertEquals(List.of(), told(aws.hub.events().toArray(Value[]::new)));
        assertEquals(1, aws.hub.updates().size());
    }

    /** What the finding would say hangs on what is not done. */
    @Test
    void inModeShadowNothingIsWrittenAndNothingFails() throws Exception {
        var told = event("kms-4.json", Python.says(MOTO.url(), SCRIPT, "create", folder));
        aws.hub.imported(told.at("detail").at("findings").at(0));
        var records = told("shadow", told);
        assertEquals(List.of("planned"), outcomes(records));
        assertEquals(Value.of("planned"), records.getFirst().at("finally").at(0).at("outcome"));
        assertEquals(List.of(), aws.hub.updates());
    }

    /** A click says nothing of the status, and comes again as often as somebody clicks. */
    @Test
    void aKeyThatIsNotThereLeavesTheFindingToItsOwnerOnce() throws Exception {
        var click = event("custom-action.json", KEY);
        aws.hub.imported(click.at("detail").at("findings").at(0));
        var records = told(click, click.with("id", "again"));
        assertEquals(List.of("failed", "failed"), outcomes(records));
        assertEquals("NOTIFIED", status());
        assertTrue(note().startsWith("Parry: failed (NotFound); run "), note());
        assertEquals(1, aws.hub.updates().size());
    }

    private Value finding() {
        var asff = aws.hub.finding("arn:aws:securityhub:us-east-1:111122223333:security-control/KMS.4/finding/1");
        return asff.exists() ? asff : aws.hub.finding("7c1d5a90e3b24f68");
    }

    private String status() {
        var status = finding().at("Workflow").at("Status");
        return (status.exists() ? status : finding().at("status")).text();
    }

    private String note() {
        var note = finding().at("Note").at("Text");
        return (note.exists() ? note : finding().at("comment")).text();
    }

    private static Value event(String name, String key) throws IOException, JsonError {
        return Json.read(
                Files.readString(PLAYBOOK.resolve("events").resolve(name)).replace(KEY, key));
    }

    private static List<String> outcomes(List<Value> records) {
        return records.stream().map(record -> record.at("outcome").text()).toList();
    }

    /** The records of one `parry run` of all these events. */
    private List<Value> told(Value... events) throws IOException, JsonError {
        return told("enforce", events);
    }

    private List<Value> told(String mode, Value... events) throws IOException, JsonError {
        var place = Files.createDirectory(folder.resolve("run-" + ++runs));
        var line = new ArrayList<>(List.of("run", PLAYBOOK.toString(), "--any-age", "--mode", mode));
        var written = place.resolve("written");
        line.addAll(List.of("--output-file", written.toString()));
        for (int i = 0; i < events.length; i++) {
            var file = Files.writeString(place.resolve("told-%02d.json".formatted(i)), Json.write(events[i]));
            line.addAll(List.of("--event", file.toString()));
        }
        var told = Told.by(line.toArray(String[]::new));
        assertTrue(told.code() == 0 || told.code() == 3, told.err());
        var records = new ArrayList<Value>();
        // Where nothing matches there is nothing to write.
        for (var record : Files.exists(written) ? Files.readAllLines(written) : List.<String>of()) {
            records.add(Json.read(record));
        }
        return records;
    }
}
