package io.parry.cli;

import io.parry.actions.door.AwsCloud;
import io.parry.actions.door.Connection;
import io.parry.actions.door.Pace;
import io.parry.actions.index.Operations;
import io.parry.engine.match.Home;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How AWS is reached. */
final class AwsOptions {
    @Option(names = "--region", paramLabel = "REGION", description = "Where events act that name no Region.")
    private @Nullable String region;

    @Option(names = "--role", paramLabel = "ARN", description = "The role to assume for every call but notifications.")
    private @Nullable String role;

    @Option(names = "--no-pace", description = "As fast as it goes, which an emulator is asked anyway.")
    private boolean noPace;

    private @Nullable URI endpoint;
    private @Nullable Pace pace;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--endpoint-url", paramLabel = "URL", description = "Sends every call there instead of to AWS.")
    void at(URI url) {
        if (url.getHost() == null || !Set.of("http", "https").contains(url.getScheme())) {
            throw new ParameterException(
                    spec.commandLine(), "--endpoint-url: expected `http://HOST:PORT` or https, found `" + url + "`");
        }
        endpoint = url;
    }

    Home home() {
        return new Home("", homeRegion(), role == null ? "" : role);
    }

    Set<String> ownRoles() {
        return role == null ? Set.of() : Set.of(role);
    }

    /** @param session names the sessions of assumed roles */
    AwsCloud cloud(String session) {
        var connection = Connection.named(session);
        return new AwsCloud(new Operations(), endpoint == null ? connection : connection.at(endpoint), pace());
    }

    /** One for the whole process. */
    Pace pace() {
        var known = pace;
        if (known == null) {
            known = noPace || isElsewhere() ? Pace.none() : new Pace(Clock.systemUTC(), HeldTime::sleep);
            pace = known;
        }
        return known;
    }

    /** An emulator has no quotas to spare. */
    private boolean isElsewhere() {
        return endpoint != null || System.getenv("AWS_ENDPOINT_URL") != null;
    }

    /**
     * A connection for one service.
     *
     * @param own where that service is, if that is said
     * @param service as the SDK's setting for it ends; what it says goes before {@code --endpoint-url}
     */
    AwsCloud connected(String session, Optional<URI> own, String service) {
        var connection = Connection.named(session);
        boolean set = System.getenv("AWS_ENDPOINT_URL_" + service) != null;
        return own.or(() -> Optional.ofNullable(set ? null : endpoint))
                .map(connection::at)
                .map(there -> new AwsCloud(new Operations(), there))
                .orElseGet(() -> new AwsCloud(new Operations(), connection));
    }

    String homeRegion() {
        return Optional.ofNullable(region)
                .or(() -> Optional.ofNullable(System.getenv("AWS_REGION")))
                .or(() -> Optional.ofNullable(System.getenv("AWS_DEFAULT_REGION")))
                .orElse("");
    }
}
