package io.parry.deploy;

import io.parry.engine.bundle.BundleFile;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;

/**
 * A bundle that is a configuration in AppConfig, from the agent that AWS has as a layer: "Using AWS AppConfig Agent
 * with AWS Lambda". The agent keeps it and looks for a newer one by itself.
 */
record AppConfigSource(String name, URI address) implements BundleSource {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int OK = 200;

    static URI address(URI agent, Matcher named) {
        return agent.resolve("/applications/" + encoded(named.group("application")) + "/environments/"
                + encoded(named.group("environment")) + "/configurations/" + encoded(named.group("profile")));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public byte[] fetch(Instant deadline) throws Unavailable {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            connection.setInstanceFollowRedirects(false);
            if (connection.getResponseCode() != OK) {
                throw new Unavailable(name + ": the agent of AppConfig answers " + connection.getResponseCode());
            }
            try (var body = connection.getInputStream()) {
                return body.readNBytes(BundleFile.LARGEST + 1);
            }
        } catch (IOException error) {
            throw new Unavailable(
                    name + ": the agent of AppConfig does not answer, " + error.getMessage() + "; is its layer there?");
        }
    }

    @Override
    public boolean changes() {
        return true;
    }
}
