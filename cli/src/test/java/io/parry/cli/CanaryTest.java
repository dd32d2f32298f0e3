package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.DynamoLocal;
import io.parry.actions.Moto;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A secret at every entry, and everything that comes out searched for it: what the verbs print and say, and every item
 * of the journal's table. The values look like nothing; only their marks can keep them. That they went where they
 * belong is seen in the requests, so a run that lost them on the way would not pass.
 */
final class CanaryTest {
    private static final Path PLAYBOOK = Path.of("src/test/canary/playbook.yaml");
    private static final String INPUT = "correct \"horse\" 7";
    private static final String SECRET = "battery & staple 8";
    private static final String TOKEN = "lemon/window/9";
    private static final String MODEL = "paper \"tiger\" 5";

    /** Those that a run sends in a request's body. */
    private static final List<String> SENT = List.of(INPUT, SECRET, TOKEN, MODEL);

    private static final String KEY = "ordinary-key-of-ours";
    private static final String SESSION = "ordinary-session-of-ours";

    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    @RegisterExtension
    static final DynamoLocal DYNAMO = DynamoLocal.inMemory();

    @TempDir
    private Path folder;

    private static String topic = "";

    @BeforeAll
    static void world() {
        MOTO.does(
                "secretsmanager:CreateSecret", "Name", "canary", "SecretString", Json.write(Value.obj("pass", SECRET)));
        topic = MOTO.does("sns:CreateTopic", "Name", "canary").at("TopicArn").text();
        var made = Told.by(
                "journal", "create", "canary", "--endpoint-url", DYNAMO.url().toString(), "--region", "us-east-1");
        assertEquals(0, made.code(), made.err());
        System.setProperty("aws.secretAccessKey", KEY);
        System.setProperty("aws.sessionToken", SESSION);
    }

    @AfterAll
    static void noCredentials() {
        System.clearProperty("aws.sessionToken");
    }

    @ParameterizedTest
    @CsvSource({"DONE, enforce", "DENIED, enforce", "WRONG, enforce", "LOST, enforce", "DONE, shadow"})
    void aRunGivesNoSecretAway(EchoingAws.Way way, String mode) throws IOException {
        try (var aws = new EchoingAws(MOTO.url(), way)) {
            var told = told(
                    aws,
                    way + "-" + mode,
                    "run",
                    "--mode",
                    mode,
                    "--any-age",
                    "--region",
                    "us-east-1",
                    "--journal",
                    "dynamodb:canary",
                    "--journal-endpoint-url",
                    DYNAMO.url().toString(),
                    "--metrics",
                    "-");
            if (mode.equals("enforce")) {
                SENT.forEach(canary -> assertTrue(holds(aws.bodies(), canary), canary + " was never sent: " + told));
            }
            assertTrue(told.out().contains("***"), told.out());
            searched(Map.of("out", told.out(), "err", told.err()));
            var items = items();
            assertTrue(holds(List.copyOf(items.values()), "Secrets go where they belong"), "no playbook was kept");
            searched(items);
            searched(Map.of(
                    "message",
                    String.join(
                            "\n",
                            aws.bodies().stream()
                                    .filter(body -> body.contains("Action=Publish"))
                                    .toList())));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "plan, text, false",
        "plan, json, false",
        "plan, text, true",
        "plan, json, true",
        "match, json, false",
        "explain, text, false",
        "explain, json, false"
    })
    void noVerbShowsASecret(String verb, String format, boolean live) throws IOException {
        try (var aws = new EchoingAws(MOTO.url(), EchoingAws.Way.DONE)) {
            var shown = new ArrayList<>(List.of("--format", format));
            if (live) {
                shown.add("--live");
            }
            var told = told(aws, verb + format + live, verb, shown.toArray(String[]::new));
            searched(Map.of("out", told.out(), "err", told.err()));
            assertFalse(told.out().isEmpty(), told.err());
            assertFalse(verb.equals("plan") && !told.out().contains("***"), told.out());
        }
    }

    @Test
    void whatIsSearchedForWouldBeFound() {
        for (var canary : SENT) {
            forms(canary).forEach(form -> assertTrue(holds(List.of("x" + form + "y"), canary)));
        }
    }

    private Told told(EchoingAws aws, String id, String verb, String... more) throws IOException {
        var event = Value.obj(
                "id",
                id,
                "source",
                "canary",
                "account",
                "111122223333",
                "region",
                "us-east-1",
                "time",
                Instant.now().toString(),
                "detail",
                Value.obj("kind", "canary", "word", MODEL),
                "RotationToken",
                TOKEN);
        var file = Files.writeString(folder.resolve("event.json"), Json.write(event));
        var inputs = Files.writeString(
                folder.resolve("inputs.yaml"),
                Json.write(Value.obj("all", Value.obj("password", INPUT, "topic", topic))));
        var line = List.of(verb, PLAYBOOK.toString(), "--event", file.toString(), "--inputs", inputs.toString(), "-v");
        var sends = verb.equals("run") || List.of(more).contains("--live")
                ? List.of("--endpoint-url", aws.url().toString())
                : List.<String>of();
        return Told.by(
                Stream.of(line, sends, List.of(more)).flatMap(List::stream).toArray(String[]::new));
    }

    /** Every text of every item of the table, by its key; packed ones unpacked. */
    private static Map<String, String> items() throws IOException {
        var all = new TreeMap<String, String>();
        for (var item :
                DYNAMO.does("dynamodb:Scan", "TableName", "canary").at("Items").items()) {
            var texts = new StringBuilder();
            for (var attribute : item.members().values()) {
                for (var text : attribute.members().values()) {
                    texts.append(unpacked(text)).append('\n');
                }
            }
            all.put("item " + all.size(), texts.toString());
        }
        return all;
    }

    private static String unpacked(Value value) throws IOException {
        if (!(value instanceof Value.Text text) || !text.text().startsWith("gzip:")) {
            return value instanceof Value.Text text ? text.text() : Json.write(value);
        }
        var bytes = Base64.getDecoder().decode(text.text().substring("gzip:".length()));
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void searched(Map<String, String> outputs) {
        var found = new TreeSet<String>();
        outputs.forEach((name, text) -> Stream.of(SENT, List.of(KEY, SESSION, "an-ordinary-default"))
                .flatMap(List::stream)
                .filter(canary -> holds(List.of(text), canary))
                .forEach(canary -> found.add(name + " holds " + canary)));
        assertEquals(Set.of(), found, () -> String.join("\n", outputs.values()));
    }

    private static boolean holds(List<String> texts, String canary) {
        return forms(canary).anyMatch(form -> texts.stream().anyMatch(text -> text.contains(form)));
    }

    /** As it is, in JSON, in JSON inside JSON, in a URL or a form, and in Base64. */
    private static Stream<String> forms(String canary) {
        var once = escaped(canary);
        var url = URLEncoder.encode(canary, StandardCharsets.UTF_8);
        var base64 = Base64.getEncoder().encodeToString(canary.getBytes(StandardCharsets.UTF_8));
        return Stream.of(canary, once, escaped(once), url, url.replace("+", "%20"), base64);
    }

    private static String escaped(String text) {
        var json = Json.write(Value.of(text));
        return json.substring(1, json.length() - 1);
    }
}
