package io.parry.actions.door;

import java.util.concurrent.CompletableFuture;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/**
 * The connections of all clients, which can be had anew. Apache's, since HttpURLConnection cannot send PATCH and
 * java.net.http sends again by itself; made beside everything else, and without reading yet whom the JDK trusts.
 */
final class Connections implements SdkHttpClient {
    private volatile CompletableFuture<SdkHttpClient> current = made();

    private static CompletableFuture<SdkHttpClient> made() {
        return CompletableFuture.supplyAsync(() -> ApacheHttpClient.builder()
                .tlsTrustManagersProvider(() -> new TrustManager[] {new TrustedLater()})
                .build());
    }

    /** Those that are open are closed, and none is used again. */
    void renew() {
        var old = current;
        current = made();
        old.join().close();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return current.join().prepareRequest(request);
    }

    @Override
    public String clientName() {
        return "Apache";
    }

    @Override
    public void close() {
        current.join().close();
    }
}
