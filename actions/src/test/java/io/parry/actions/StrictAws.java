package io.parry.actions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.parry.actions.door.AwsCloud;
import io.parry.actions.door.Connection;
import io.parry.actions.index.Operations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * WAF, CloudFront and the findings of Security Hub over HTTP on 127.0.0.1, as strict as AWS where emulators are not:
 * what is left out of a whole-object write is gone, lock tokens and ETags are checked and renewed.
 */
public final class StrictAws implements AutoCloseable {
    private final HttpServer server;
    private final URI url;
    private final AwsCloud cloud;
    public final StrictWaf waf;
    public final StrictCloudFront cloudFront;
    public final StrictSecurityHub hub;

    /** @param clock decides what is old enough to be seen, and what is deployed */
    public StrictAws(Clock clock) throws IOException {
        System.setProperty("aws.accessKeyId", "AKIAEXAMPLE");
        System.setProperty("aws.secretAccessKey", "not-a-secret");
        waf = new StrictWaf(clock);
        cloudFront = new StrictCloudFront(clock);
        hub = new StrictSecurityHub(clock);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
        url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        cloud = new AwsCloud(new Operations(), Connection.named("test").at(url));
    }

    public AwsCloud cloud() {
        return cloud;
    }

    /** Where WAF, CloudFront, Security Hub and STS are. */
    public URI url() {
        return url;
    }

    /** What AWS answers. */
    record Reply(int status, Map<String, String> headers, String body) {}

    private void serve(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var reply = body.startsWith("Action=GetCallerIdentity")
                ? caller()
                : target == null ? byPath(exchange, body) : waf.answer(target, body);
        var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Reply byPath(HttpExchange exchange, String body) throws IOException {
        var findings =
                hub.answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
        return findings.isPresent() ? findings.get() : cloudFront.answer(exchange, body);
    }

    /** The door asks whose credentials it has before it does anything. */
    private static Reply caller() {
        return new Reply(200, Map.of("Content-Type", "text/xml"), """
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                <Arn>arn:aws:iam::111122223333:user/test</Arn><UserId>U</UserId><Account>111122223333</Account>
                </GetCallerIdentityResult></GetCallerIdentityResponse>""");
    }

    @Override
    public void close() {
        cloud.close();
        server.stop(0);
    }
}
