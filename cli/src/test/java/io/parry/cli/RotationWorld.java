package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.Samples;
import io.parry.actions.StrictAws;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A secret in moto; a web ACL and a distribution in fakes as strict as AWS, since no emulator is; and an origin that
 * lets in whom the web ACL lets in. The secret's value is the one that CloudFront sends; its rotation has begun.
 */
final class RotationWorld implements AutoCloseable {
    static final String OLD = "canaryold1f3a";
    static final String FIRST = "0123456789-0123456789-0123456789-first";
    /** Comes with every phase, and is nobody's business. */
    static final String ROTATION_TOKEN = "canaryrotationtoken";

    private static final Path SCRIPT = Path.of("src/test/rotation/secret.py");

    final StrictAws aws = new StrictAws(Clock.systemUTC());
    final RotationWatch watch;
    final HandedOn secrets;
    final HttpsOrigin origin;

    private final URI moto;
    private final Path folder;
    private final String secret;
    private final StringBuilder said = new StringBuilder();
    private int requests;
    private int runs;

    RotationWorld(URI moto, Path folder) throws IOException, GeneralSecurityException {
        this.moto = moto;
        this.folder = folder;
        aws.waf.holds(Samples.webAcl(OLD), Samples.ANSWERED_ONLY);
        aws.cloudFront.holds("E2EXAMPLE", Samples.distribution(OLD));
        watch = new RotationWatch(aws);
        secrets = new HandedOn(moto);
        origin = new HttpsOrigin(folder, this::letsIn);
        secret = Python.says(moto, SCRIPT, "create", folder, OLD, FIRST);
        System.setProperty("aws.endpointUrl", aws.url().toString());
        System.setProperty("aws.endpointUrlSecretsManager", secrets.url().toString());
    }

    /** Where a change is not everywhere yet, every other request meets a machine that does not know it. */
    private synchronized boolean letsIn(String header) {
        var inForce = aws.waf.inForce();
        var met = requests++ % 2 == 0 ? inForce.getLast() : inForce.getFirst();
        return Samples.accepted(met).contains(header);
    }

    /** Begins another rotation, whatever has become of the one before. */
    void rotate(String token) throws IOException {
        Python.says(moto, SCRIPT, "rotate", folder, secret, token);
    }

    /** Label to value, read with boto3. */
    Value values() throws IOException {
        return json(Python.says(moto, SCRIPT, "state", folder, secret));
    }

    /** What Secrets Manager calls the function with. */
    Value phase(String step, String token) {
        return Value.obj(
                "Step", step, "SecretId", secret, "ClientRequestToken", token, "RotationToken", ROTATION_TOKEN);
    }

    /** What EventBridge delivers after the last phase. */
    Value labelUpdated(String token) throws IOException {
        var event = json(Files.readString(RotationText.PLAYBOOK.resolve("events/secret-label-updated.json")));
        return event.with("id", "label-" + token)
                .with("time", Instant.now().toString())
                .with("resources", Value.arr(secret))
                .with("detail", event.at("detail").with("versionId", token));
    }

    /** All of them in one run of the command, in order. @return what became of each */
    List<String> told(RotationText playbook, Value... events) throws IOException {
        return asked("run --mode enforce", playbook, events)
                .lines()
                .map(record -> json(record).at("outcome").text())
                .toList();
    }

    /** @return what the command line wrote, a line each */
    String asked(String verb, RotationText playbook, Value... events) throws IOException {
        var place = Files.createDirectory(folder.resolve("run-" + ++runs));
        var written = place.resolve("written");
        var line = new ArrayList<>(List.of(verb.split(" ")));
        line.addAll(List.of(playbook.in(place), "--verbose", "--output-file", written.toString()));
        inputs().forEach((name, value) -> line.addAll(List.of("--input", name + "=" + value)));
        for (int i = 0; i < events.length; i++) {
            var file = Files.writeString(place.resolve("told-%02d.json".formatted(i)), Json.write(events[i]));
            line.addAll(List.of("--event", file.toString()));
        }
        var told = Told.by(line.toArray(String[]::new));
        assertTrue(told.code() == 0 || told.code() == 3, told.err());
        said.append(told.out()).append(told.err()).append(Files.readString(written));
        return Files.readString(written);
    }

    private Map<String, String> inputs() {
        return Map.of(
                "secret", secret,
                "distribution", "E2EXAMPLE",
                "web_acl", "origin",
                "web_acl_id", "acl-1",
                "url", origin.url());
    }

    /** Every new value that was sent to Secrets Manager, oldest first. */
    List<String> made() {
        return secrets.bodies("PutSecretValue").stream()
                .map(body -> json(json(body).at("SecretString").text())
                        .at("HEADERVALUE")
                        .text())
                .toList();
    }

    /** All that was printed or written in all runs. */
    String said() {
        return said.toString();
    }

    private static Value json(String text) {
        try {
            return Json.read(text);
        } catch (JsonError error) {
            throw new IllegalStateException(text, error);
        }
    }

    @Override
    public void close() {
        System.clearProperty("aws.endpointUrl");
        System.clearProperty("aws.endpointUrlSecretsManager");
        origin.close();
        secrets.close();
        aws.close();
    }
}
