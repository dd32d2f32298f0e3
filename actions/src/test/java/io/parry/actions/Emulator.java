package io.parry.actions;

import io.parry.actions.door.AwsCloud;
import io.parry.actions.door.Connection;
import io.parry.actions.index.Operations;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * An AWS of our own on 127.0.0.1: started once for each account that tests ask for, emptied before each test class,
 * ended with the JVM. Where the program is missing the tests are skipped, except with CI=true, where they fail.
 */
public abstract sealed class Emulator implements BeforeAllCallback, AfterAllCallback
        permits Moto, Ministack, DynamoLocal {
    private static final Map<String, Server> SERVERS = new ConcurrentHashMap<>();

    private final Program program;
    private final String account;
    private Optional<AwsCloud> cloud = Optional.empty();

    /**
     * What is run, how to have it, and where it says that it is ready and takes a reset.
     *
     * @param reset empty where it takes none
     */
    record Program(String name, String variable, String install, String ready, String reset) {
        Optional<Path> find() {
            var path = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                    .map(folder -> Path.of(folder, name));
            return Stream.concat(Stream.ofNullable(System.getenv(variable)).map(Path::of), path)
                    .filter(Files::isExecutable)
                    .findFirst();
        }

        String missing() {
            return name + " not found: " + install + ", or name it in " + variable;
        }
    }

    Emulator(Program program, String account) {
        this.program = program;
        this.account = account;
    }

    abstract ProcessBuilder command(Path executable, String account, int port);

    @Override
    public final void beforeAll(ExtensionContext context) throws Exception {
        var executable = program.find();
        if (executable.isEmpty()) {
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(program.missing());
            }
            System.err.println("SKIPPED " + context.getDisplayName() + ": " + program.missing());
            Assumptions.abort(program.missing());
        }
        System.setProperty("aws.accessKeyId", "AKIAEXAMPLE");
        System.setProperty("aws.secretAccessKey", "not-a-secret");
        var server = SERVERS.computeIfAbsent(
                key(),
                key -> Server.start(
                        program.name(), program.ready(), port -> command(executable.orElseThrow(), account, port)));
        if (!program.reset().isEmpty()) {
            server.post(program.reset());
        }
        cloud = Optional.of(new AwsCloud(new Operations(), connection()));
    }

    private String key() {
        return program.name() + " " + account;
    }

    @Override
    public final void afterAll(ExtensionContext context) {
        cloud.ifPresent(AwsCloud::close);
    }

    /** Where all services are. */
    public final URI url() {
        return Optional.ofNullable(SERVERS.get(key())).orElseThrow().url();
    }

    public final Connection connection() {
        return Connection.named("test").at(url());
    }

    /** One for the test class, closed after it. */
    public final AwsCloud cloud() {
        return cloud.orElseThrow();
    }

    public final Target target(String region) {
        return Target.of(account, region, "");
    }

    /** Does something in us-east-1 that has to work, with parameters as {@link Value#obj} takes them. */
    public final Value does(String operation, Object... namesAndValues) {
        return does(target("us-east-1"), operation, Value.obj(namesAndValues));
    }

    public final Value does(Target target, String operation, Value parameters) {
        var answer = cloud().call(Operation.of(operation), parameters, target, soon());
        if (answer instanceof Answer.Ok ok) {
            return ok.value();
        }
        throw new AssertionError(operation + ": " + answer);
    }

    public static Instant soon() {
        return Instant.now().plusSeconds(60);
    }
}
