package io.parry.actions.door;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.SystemSetting;

/**
 * How the door reaches AWS.
 *
 * @param endpoint where all services are, instead of AWS; the SDK's own {@code AWS_ENDPOINT_URL} and
 *     {@code AWS_ENDPOINT_URL_SERVICE} are obeyed where it is empty
 * @param session names the sessions of assumed roles, and so stands in CloudTrail: the run's id. What a session name
 *     cannot hold becomes {@code -}
 * @param account whose credentials ours are, where that is known; STS is asked otherwise
 */
public record Connection(Optional<URI> endpoint, String session, Optional<String> account) {
    private static final int LONGEST_SESSION_NAME = 64;

    /** AWS itself, as the SDK finds it. */
    public static Connection named(String session) {
        return new Connection(Optional.empty(), session, Optional.empty());
    }

    public Connection at(URI url) {
        return new Connection(Optional.of(url), session, account);
    }

    /** With credentials of that account, as whoever gave them knows. */
    public Connection of(String account) {
        return new Connection(endpoint, session, Optional.of(account));
    }

    /**
     * Whether services are not where AWS has them, so that nothing may be put before the host's name: <a
     * href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">the SDK's setting</a> or ours.
     */
    boolean isElsewhere() {
        return isElsewhere("");
    }

    /** @param service as the SDK's setting for one service ends, {@code _S3}; empty for all of them */
    boolean isElsewhere(String service) {
        return endpoint.isPresent()
                || new EndpointSetting("").getStringValue().isPresent()
                || new EndpointSetting(service).getStringValue().isPresent();
    }

    /** Read as the SDK reads it: the process's property first, then its environment. */
    private record EndpointSetting(String service) implements SystemSetting {
        @Override
        public String property() {
            return "aws.endpointUrl" + service.replace("_", "");
        }

        @Override
        public String environmentVariable() {
            return "AWS_ENDPOINT_URL" + service;
        }

        @Override
        public @Nullable String defaultValue() {
            return null;
        }
    }

    /** <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">2 to 64 of these</a>. */
    String sessionName() {
        var name = session.replaceAll("[^\\w+=,.@-]", "-");
        var padded = name.length() < 2 ? "parry-" + name : name;
        return padded.substring(0, Math.min(padded.length(), LONGEST_SESSION_NAME));
    }
}
