package io.parry.actions.door;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** Our own credentials, and those of the roles we assume, kept until five minutes before they end. */
final class Roles implements AutoCloseable {
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(5);

    private final Clients clients;
    private final String sessionName;
    private final Clock clock;
    private final DefaultCredentialsProvider own =
            DefaultCredentialsProvider.builder().build();
    private final Map<String, Assumed> assumed = new ConcurrentHashMap<>();

    Roles(Clients clients, String sessionName, Clock clock) {
        this.clock = clock;
        this.clients = clients;
        this.sessionName = sessionName;
    }

    AwsCredentialsProvider own() {
        return own;
    }

    /**
     * Asks STS when credentials are first needed.
     *
     * @param region of the STS endpoint
     */
    AwsCredentialsProvider assume(String role, String region) {
        return assumed.computeIfAbsent(role, arn -> new Assumed(arn, region));
    }

    private final class Assumed implements AwsCredentialsProvider {
        private final String role;
        private final String region;
        private @Nullable AwsSessionCredentials credentials;

        Assumed(String role, String region) {
            this.role = role;
            this.region = region;
        }

        @Override
        public synchronized AwsCredentials resolveCredentials() {
            var known = credentials;
            if (known == null || endsSoon(known)) {
                known = fresh();
                credentials = known;
            }
            return known;
        }

        private boolean endsSoon(AwsSessionCredentials known) {
            return known.expirationTime()
                    .map(end -> clock.instant().isAfter(end.minus(BEFORE_THE_END)))
                    .orElse(false);
        }

        private AwsSessionCredentials fresh() {
            var answer = clients.own(StsClient.class, region)
                    .assumeRole(AssumeRoleRequest.builder()
                            .roleArn(role)
                            .roleSessionName(sessionName)
                            .build())
                    .credentials();
            return AwsSessionCredentials.builder()
                    .accessKeyId(answer.accessKeyId())
                    .secretAccessKey(answer.secretAccessKey())
                    .sessionToken(answer.sessionToken())
                    .expirationTime(answer.expiration())
                    .build();
        }
    }

    @Override
    public void close() {
        own.close();
    }
}
