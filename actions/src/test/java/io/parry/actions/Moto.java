package io.parry.actions;

import io.parry.actions.door.AwsCloud;
import io.parry.actions.door.Connection;
import io.parry.actions.index.Operations;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An AWS of our own: moto_server on 127.0.0.1, started once for each account that tests ask for, emptied before each
 * test class, ended with the JVM. It is found in the environment variable PARRY_MOTO, else on the PATH. Where there is
 * none the tests are skipped, except with CI=true, where they fail.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Moto MOTO = Moto.account("111122223333");
 * }</pre>
 */
public final class Moto implements BeforeAllCallback, AfterAllCallback {
    /** Moto's own number: told any other, it takes every caller to be of that account. */
    private static final String OF_MANY = "123456789012";

    private static final Map<String, Server> SERVERS = new ConcurrentHashMap<>();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String account;
    private Optional<AwsCloud> cloud = Optional.empty();

    private Moto(String account) {
        this.account = account;
    }

    /** One account, whatever role is assumed. */
    public static Moto account(String account) {
        return new Moto(account);
    }

    /** Every account an assumed role belongs to has its own state; our own is {@value #OF_MANY}. */
    public static Moto manyAccounts() {
        return new Moto(OF_MANY);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        var program = program();
        if (program.isEmpty()) {
            var why = "moto_server not found: python3 -m pip install 'moto[server]==5.2.5', or name it in PARRY_MOTO";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(why);
            }
            System.err.println("SKIPPED " + context.getDisplayName() + ": " + why);
            Assumptions.abort(why);
        }
        System.setProperty("aws.accessKeyId", "AKIAEXAMPLE");
        System.setProperty("aws.secretAccessKey", "not-a-secret");
        var server = SERVERS.computeIfAbsent(account, number -> Server.start(program.get(), number));
        server.post("/moto-api/reset");
        cloud = Optional.of(new AwsCloud(new Operations(), connection()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        cloud.ifPresent(AwsCloud::close);
    }

    /** Where all services are. */
    public URI url() {
        return Optional.ofNullable(SERVERS.get(account)).orElseThrow().url;
    }

    public Connection connection() {
        return Connection.named("test").at(url());
    }

    /** One for the test class, closed after it. */
    public AwsCloud cloud() {
        return cloud.orElseThrow();
    }

    public Target target(String region) {
        return Target.of(account, region, "");
    }

    /** Does something in us-east-1 that has to work, with parameters as {@link Value#obj} takes them. */
    public Value does(String operation, Object... namesAndValues) {
        return does(target("us-east-1"), operation, Value.obj(namesAndValues));
    }

    public Value does(Target target, String operation, Value parameters) {
        var answer = cloud().call(Operation.of(operation), parameters, target, soon());
        if (answer instanceof Answer.Ok ok) {
            return ok.value();
        }
        throw new AssertionError(operation + ": " + answer);
    }

    public static Instant soon() {
        return Instant.now().plusSeconds(60);
    }

    private static Optional<Path> program() {
        var named = System.getenv("PARRY_MOTO");
        var path = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "moto_server"));
        return Stream.concat(Stream.ofNullable(named).map(Path::of), path)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private record Server(Process process, URI url) {
        static Server start(Path program, String account) {
            try {
                int port = freePort();
                var builder = new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", String.valueOf(port));
                if (!account.equals(OF_MANY)) {
                    builder.environment().put("MOTO_ACCOUNT_ID", account);
                }
                builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
                var process = builder.start();
                Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
                var server = new Server(process, URI.create("http://127.0.0.1:" + port));
                server.awaitReady();
                return server;
            } catch (IOException error) {
                throw new IllegalStateException("moto_server does not start", error);
            }
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }

        private void awaitReady() {
            var end = Instant.now().plus(PATIENCE);
            while (!isReady()) {
                if (Instant.now().isAfter(end) || !process.isAlive()) {
                    process.destroyForcibly();
                    throw new IllegalStateException("moto_server is not ready");
                }
            }
        }

        private boolean isReady() {
            try {
                Thread.sleep(100);
                return send(HttpRequest.newBuilder(url.resolve("/moto-api/")).GET()) == 200;
            } catch (IOException notYet) {
                return false;
            } catch (InterruptedException error) {
                throw new IllegalStateException(error);
            }
        }

        void post(String path) throws IOException, InterruptedException {
            send(HttpRequest.newBuilder(url.resolve(path)).POST(HttpRequest.BodyPublishers.noBody()));
        }

        private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
            try (var client = HttpClient.newHttpClient()) {
                return client.send(
                                request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            }
        }
    }
}
