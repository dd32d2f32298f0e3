package io.parry.deploy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.parry.actions.Moto;
import io.parry.actions.door.AwsCloud;
import io.parry.actions.door.Connection;
import io.parry.actions.index.Operations;
import io.parry.deploy.BundleSource.Unavailable;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.bundle.Bundled;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where bundles come from gives their bytes, all of them, or says why not. */
final class BundleSourceTest {
    private static final Target HERE = Target.of("", "us-east-1", "");
    private static final byte[] BUNDLE = Bundled.of(7).bytes();
    private static final Cloud NOBODY = new Nobody();

    private static final class Nobody implements Cloud {
        @Override
        public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
            throw new AssertionError("nobody is to be asked");
        }

        @Override
        public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
            throw new AssertionError("nobody is to be asked");
        }
    }

    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    private static Instant soon() {
        return Instant.now().plusSeconds(20);
    }

    private static String refused(BundleSource source) {
        return String.valueOf(
                assertThrows(Unavailable.class, () -> source.fetch(soon())).getMessage());
    }

    @Test
    void aFileLiesBesideTheCode(@TempDir Path code) throws IOException, Unavailable {
        var environment = Map.of("LAMBDA_TASK_ROOT", code.toString());
        var source = BundleSource.of("file:bundle.json", environment, NOBODY, HERE);
        assertTrue(refused(source).contains("no `bundle.json` in " + code + " or /opt"));
        Files.write(code.resolve("bundle.json"), BUNDLE);
        assertArrayEquals(BUNDLE, source.fetch(soon()));
        assertFalse(source.changes());
    }

    @Test
    void aFileLiesInALayer(@TempDir Path code, @TempDir Path layer) throws IOException, Unavailable {
        Files.createDirectories(layer.resolve("parry"));
        Files.write(layer.resolve("parry/b.json"), BUNDLE);
        var source = new FileSource("file:parry/b.json", "parry/b.json", List.of(code, layer));
        assertArrayEquals(BUNDLE, source.fetch(soon()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bundle.json",
                "file:",
                "file:/etc/passwd",
                "file:../bundle.json",
                "file:a/../../b",
                "s3://bucket",
                "s3:///key",
                "https://example.com/b",
                "appconfig:a/b",
                "appconfig:a/b/c/d"
            })
    void whatIsNoPlaceIsRefused(String spec) {
        assertThrows(IllegalArgumentException.class, () -> BundleSource.of(spec, Map.of(), NOBODY, HERE));
    }

    @Test
    void anObjectInS3IsGivenAsItIs() throws Unavailable {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        try (var cloud = new AwsCloud(
                new Operations(),
                Connection.named("test").at(URI.create(MOTO.url().toString())))) {
            var source = BundleSource.of("s3://bundles/team/b.json", Map.of(), cloud, HERE);
            assertTrue(refused(source).contains("NoSuchBucket"));
            call(cloud, "s3:CreateBucket", Value.obj("Bucket", "bundles"));
            assertTrue(refused(source).contains("NoSuchKey"));
            var text = new String(BUNDLE, StandardCharsets.UTF_8);
            call(cloud, "s3:PutObject", Value.obj("Bucket", "bundles", "Key", "team/b.json", "Body", text));
            assertArrayEquals(BUNDLE, source.fetch(soon()));
            assertTrue(source.changes());
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    private static void call(Cloud cloud, String operation, Value parameters) {
        var answer = cloud.call(Operation.of(operation), parameters, HERE, soon());
        assertTrue(answer instanceof Answer.Ok, answer.toString());
    }

    @Test
    void theAgentOfAppConfigIsAsked() throws IOException, Unavailable {
        var agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agent.createContext("/", exchange -> {
            boolean known = exchange.getRequestURI()
                    .getRawPath()
                    .equals("/applications/parry/environments/all%20of%20it/configurations/bundle");
            exchange.sendResponseHeaders(known ? 200 : 404, known ? BUNDLE.length : -1);
            if (known) {
                exchange.getResponseBody().write(BUNDLE);
            }
            exchange.close();
        });
        agent.start();
        var environment = Map.of(
                "AWS_APPCONFIG_EXTENSION_HTTP_PORT",
                String.valueOf(agent.getAddress().getPort()));
        var source = BundleSource.of("appconfig:parry/all of it/bundle", environment, NOBODY, HERE);
        assertArrayEquals(BUNDLE, source.fetch(soon()));
        assertTrue(source.changes());
        assertTrue(refused(BundleSource.of("appconfig:parry/x/bundle", environment, NOBODY, HERE))
                .contains("answers 404"));
        agent.stop(0);
        assertTrue(refused(source).contains("is its layer there?"));
        assertEquals("appconfig:parry/all of it/bundle", source.name());
    }
}
