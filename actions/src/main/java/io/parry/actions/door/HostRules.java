package io.parry.actions.door;

import java.net.URI;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3control.S3ControlClientBuilder;
import software.amazon.awssdk.services.s3control.endpoints.S3ControlEndpointProvider;

/** The two services that put more into the host's name than an address can take. */
final class HostRules {
    private static final String S3 = "software.amazon.awssdk.services.s3.S3Client";
    private static final String S3_CONTROL = "software.amazon.awssdk.services.s3control.S3ControlClient";

    private HostRules() {}

    static void apply(String client, AwsClientBuilder<?, ?> builder, Connection connection) {
        if (client.equals(S3)) {
            ((S3ClientBuilder) builder).forcePathStyle(connection.isElsewhere("_S3"));
        } else if (client.equals(S3_CONTROL)) {
            var usual = S3ControlEndpointProvider.defaultProvider();
            ((S3ControlClientBuilder) builder).endpointProvider((S3ControlEndpointProvider)
                    parameters -> usual.resolveEndpoint(parameters).thenApply(HostRules::withoutAccount));
        }
    }

    /** {@code 111122223333.127.0.0.1} is no host: the account goes with a header as well. */
    private static Endpoint withoutAccount(Endpoint endpoint) {
        var url = endpoint.url();
        return url.getHost() != null
                ? endpoint
                : endpoint.toBuilder()
                        .url(URI.create(url.toString().replaceFirst("//[0-9]{12}\\.", "//")))
                        .build();
    }
}
