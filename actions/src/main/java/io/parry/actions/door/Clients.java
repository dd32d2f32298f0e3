package io.parry.actions.door;

import io.parry.engine.action.Target;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The SDK's clients, one for each service, role and Region, made when first asked for. They do not retry. */
final class Clients implements AutoCloseable {
    /** For our own questions to STS; every other call brings its deadline. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(15);

    private final Connection connection;
    private final Roles roles;
    private final Map<Key, SdkAutoCloseable> clients = new ConcurrentHashMap<>();
    private final Connections http = new Connections();

    Clients(Connection connection) {
        this(connection, Clock.systemUTC());
    }

    /** @param clock tells when an assumed role ends */
    Clients(Connection connection, Clock clock) {
        this.connection = connection;
        this.roles = new Roles(this, connection.sessionName(), clock);
    }

    private record Key(String client, String role, String region) {}

    /** @param client full name of the SDK's client interface */
    SdkAutoCloseable get(String client, Target target) {
        return clients.computeIfAbsent(new Key(client, target.role(), target.region()), this::make);
    }

    /** A client with our own credentials. */
    <T> T own(Class<T> client, String region) {
        return client.cast(get(client.getName(), Target.of("", region, "")));
    }

    private SdkAutoCloseable make(Key key) {
        var builder = (AwsClientBuilder<?, ?>) Handles.clientBuilder(key.client);
        builder.region(Region.of(key.region));
        builder.overrideConfiguration(configuration());
        builder.credentialsProvider(credentials(key));
        ((AwsSyncClientBuilder<?, ?>) builder).httpClient(http);
        connection.endpoint().ifPresent(builder::endpointOverride);
        HostRules.apply(key.client, builder, connection);
        return (SdkAutoCloseable) builder.build();
    }

    private AwsCredentialsProvider credentials(Key key) {
        return key.role.isEmpty() ? roles.own() : roles.assume(key.role, key.region);
    }

    private ClientOverrideConfiguration configuration() {
        var configuration = ClientOverrideConfiguration.builder()
                .apiCallTimeout(LONGEST_CALL)
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .addExecutionInterceptor(new Transmission())
                .addExecutionInterceptor(new Plausible())
                .addExecutionInterceptor(new RawAnswer());
        if (connection.isElsewhere()) {
            configuration.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true);
        }
        return configuration.build();
    }

    void reconnect() {
        http.renew();
    }

    @Override
    public void close() {
        clients.values().forEach(SdkAutoCloseable::close);
        roles.close();
        http.close();
    }
}
