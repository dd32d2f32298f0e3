package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.Moto;
import io.parry.actions.door.AwsCloud;
import io.parry.actions.door.Connection;
import io.parry.actions.index.Operations;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What `parry bundle` writes, signs and shows. */
final class BundleVerbTest {
    private static final String PLAYBOOKS = "../playbooks";
    static final String[] INPUTS = Stream.of(
                    "topic=arn:aws:sns:us-east-1:111122223333:security",
                    "role=arn:aws:iam::111122223333:role/flow-logs",
                    "secret=arn:aws:secretsmanager:us-east-1:111122223333:secret:origin-verify-a1b2c3",
                    "distribution=E2EXAMPLE",
                    "web_acl=origin",
                    "web_acl_id=11111111-2222-3333-4444-555555555555",
                    "url=https://origin.example/health")
            .flatMap(input -> Stream.of("--input", input))
            .toArray(String[]::new);

    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    @TempDir
    private Path folder;

    private Path out() {
        return folder.resolve("bundle.json");
    }

    private static Told told(String... line) {
        return Told.by(line);
    }

    private Told bundle(Path playbooks, String... more) {
        return told(Stream.concat(
                        Stream.of("bundle", playbooks.toString(), "--sequence", "7"),
                        Stream.concat(
                                Stream.of(more),
                                List.of(more).contains("--out")
                                        ? Stream.empty()
                                        : Stream.of("--out", out().toString())))
                .toArray(String[]::new));
    }

    private Path one() throws IOException {
        return Files.writeString(
                Files.createDirectories(folder.resolve("playbooks/one")).resolve("playbook.yaml"), """
                id: one
                version: 1.0.0
                title: One
                inputs: {trail: {type: string, example: management}}
                triggers:
                  - name: stopped
                    match: {$.source: aws.cloudtrail, $.detail.eventName: StopLogging}
                steps:
                  - action: StartLogging
                    with: {trail: "${inputs.trail}"}
                """);
    }

    private Path key(String... kind) throws IOException, InterruptedException {
        var file = folder.resolve("key-" + kind.length + ".pem");
        var line = Stream.concat(Stream.of("openssl", "genpkey", "-out", file.toString()), Stream.of(kind))
                .toList();
        assertEquals(0, new ProcessBuilder(line).start().waitFor());
        return file;
    }

    @Test
    void theSamePlaybooksGiveTheSameBytesWhereverTheyLie() throws IOException {
        one();
        var there = folder.resolve("playbooks");
        assertEquals(0, bundle(there, "--input", "trail=management").code());
        var first = Files.readAllBytes(out());
        var other = folder.resolve("elsewhere/deep");
        Files.createDirectories(other.resolve("playbooks/one"));
        Files.copy(there.resolve("one/playbook.yaml"), other.resolve("playbooks/one/playbook.yaml"));
        assertEquals(
                0,
                bundle(other.resolve("playbooks"), "--input", "trail=management")
                        .code());
        assertArrayEquals(first, Files.readAllBytes(out()));
        assertTrue(new String(first, StandardCharsets.UTF_8).contains("\"file\":\"playbooks/one/playbook.yaml\""));
        assertFalse(new String(first, StandardCharsets.UTF_8).contains(folder.toString()));
    }

    @Test
    void whatIsBundledIsShown() {
        var made = bundle(Path.of(PLAYBOOKS), INPUTS);
        assertEquals(0, made.code(), made.err());
        var shown = told("bundle", "show", out().toString());
        assertEquals(0, shown.code(), shown.out());
        assertTrue(shown.out().startsWith("digest      " + made.out().strip() + "\nsequence    7\n"), shown.out());
        for (var part : List.of(
                "playbook    cloudtrail-stays-on, ", "operation   cloudtrail:StartLogging\n", "\nmay be used\n")) {
            assertTrue(shown.out().contains(part), part + " in " + shown.out());
        }
    }

    @Test
    void anExampleIsNoValue() throws IOException {
        var refused = bundle(one());
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains("[input-without-value]"), refused.err());
        assertFalse(Files.exists(out()));
    }

    @Test
    void whatWasThereStaysWhereNothingNewCanBeMade() throws IOException {
        Files.writeString(out(), "old");
        assertEquals(1, bundle(one()).code());
        assertEquals(
                2,
                bundle(one(), "--input", "trail=x", "--sign", folder + "/no.pem")
                        .code());
        assertEquals("old", Files.readString(out()));
        var nowhere = folder + "/no/b.json";
        assertEquals(2, bundle(one(), "--input", "trail=x", "--out", nowhere).code());
        assertEquals(2, told("bundle", PLAYBOOKS).code());
    }

    @Test
    void aKeyInAFileSigns() throws IOException, InterruptedException {
        for (var key :
                List.of(key("-algorithm", "ed25519"), key("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"))) {
            var signed = bundle(one(), "--input", "trail=management", "--sign", key.toString());
            assertEquals(0, signed.code(), signed.err());
            var known = told("bundle", "key", key.toString());
            assertEquals(0, known.code(), known.err());
            assertEquals(opensslsPublic(key), known.out().strip());
            var shown = told(
                    "bundle", "show", out().toString(), "--key", known.out().strip());
            assertEquals(0, shown.code(), shown.out());
            assertTrue(shown.out().contains(", trusted\n"), shown.out());
        }
    }

    private static String opensslsPublic(Path key) throws IOException {
        var process = new ProcessBuilder("openssl", "pkey", "-in", key.toString(), "-pubout").start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .replaceAll("-----[A-Z ]+-----|\\s", "");
    }

    @Test
    void aKeyThatIsNotTrustedAndABundleThatIsNotWholeAreShownAsRefused() throws IOException, InterruptedException {
        var key = key("-algorithm", "ed25519");
        bundle(one(), "--input", "trail=management");
        var trusted = told("bundle", "key", key.toString()).out().strip();
        var unsigned = told("bundle", "show", out().toString(), "--key", trusted);
        assertEquals(1, unsigned.code());
        assertTrue(unsigned.out().contains("refused     the bundle is not signed"), unsigned.out());
        Files.writeString(out(), Files.readString(out()).replace("management", "managemeNt"));
        assertTrue(told("bundle", "show", out().toString()).out().startsWith("refused     the digest"));
    }

    @Test
    void aKeyOfAnotherKindIsRefusedAndNotShown() throws IOException, InterruptedException {
        var other = key("-algorithm", "RSA");
        var refused = bundle(one(), "--input", "trail=management", "--sign", other.toString());
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("openssl genpkey -algorithm ed25519"), refused.err());
        assertFalse(refused.err().contains("PRIVATE"), refused.err());
    }

    @Test
    void aKeyInKmsSigns() throws IOException {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        try (var cloud = new AwsCloud(
                new Operations(),
                Connection.named("test").at(URI.create(MOTO.url().toString())))) {
            var wish = Value.obj("KeySpec", "ECC_NIST_P256", "KeyUsage", "SIGN_VERIFY");
            var made = cloud.call(
                    Operation.of("kms:CreateKey"),
                    wish,
                    Target.of("", "us-east-1", ""),
                    Instant.now().plusSeconds(20));
            var arn = ((Answer.Ok) made).value().at("KeyMetadata").at("Arn").text();
            var at = new String[] {"--endpoint-url", MOTO.url().toString()};
            var signed = bundle(one(), "--input", "trail=management", "--sign", "kms:" + arn, at[0], at[1]);
            assertEquals(0, signed.code(), signed.err());
            var known = told("bundle", "key", "kms:" + arn, at[0], at[1]).out().strip();
            var shown = told("bundle", "show", out().toString(), "--key", known);
            assertEquals(0, shown.code(), shown.out());
            assertTrue(shown.out().contains("ECDSA_SHA_256, trusted"), shown.out());
            var none = bundle(
                    one(), "--input", "trail=x", "--sign", "kms:" + arn.replaceAll("/.*", "/none"), at[0], at[1]);
            assertEquals(3, none.code(), none.err());
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void theSequenceIsWhatIsSaidOrTheSourcesOrTheClocks() {
        var clock = Clock.fixed(Instant.ofEpochSecond(1_800_000_000L), ZoneOffset.UTC);
        assertEquals(3, Sequence.of(3L, Map.of("SOURCE_DATE_EPOCH", "5"), clock));
        assertEquals(5, Sequence.of(null, Map.of("SOURCE_DATE_EPOCH", "5"), clock));
        assertEquals(1_800_000_000L, Sequence.of(null, Map.of(), clock));
        assertThrows(Refused.class, () -> Sequence.of(-1L, Map.of(), clock));
        assertThrows(Refused.class, () -> Sequence.of(null, Map.of("SOURCE_DATE_EPOCH", "now"), clock));
    }

    @Test
    void guardsOfTheFolderAreInIt() throws IOException {
        one();
        var without = bundle(folder.resolve("playbooks"), "--input", "trail=management")
                .out();
        Files.writeString(
                folder.resolve("playbooks/guards.yaml"), "own_roles: [\"arn:aws:iam::111122223333:role/parry\"]\n");
        var with = bundle(folder.resolve("playbooks"), "--input", "trail=management")
                .out();
        assertNotEquals(without, with);
        assertTrue(Files.readString(out()).contains("role/parry"));
        assertEquals(0, told("bundle", "show", out().toString()).code());
    }
}
