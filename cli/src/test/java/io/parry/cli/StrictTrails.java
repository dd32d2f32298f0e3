package io.parry.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * CloudTrail where emulators are too kind: a trail is known by its ARN and started in its home Region only, which is
 * told from the signature. Every trail was stopped. Remembers what was started and what was told.
 */
final class StrictTrails implements AutoCloseable {
    private static final Pattern SIGNED = Pattern.compile("Credential=[^/]+/[0-9]+/([a-z0-9-]+)/");

    private final HttpServer server;
    private final Set<String> logging = new HashSet<>();
    private final List<String> started = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private boolean denying;
    private boolean lying;
    private boolean duelling;
    private boolean silent;

    StrictTrails() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    StrictTrails running(String arn) {
        logging.add(arn);
        return this;
    }

    StrictTrails denying() {
        denying = true;
        return this;
    }

    /** Takes the call, and nothing changes. */
    StrictTrails lying() {
        lying = true;
        return this;
    }

    /** Whatever is started is stopped again as soon as that is told. */
    StrictTrails duelling() {
        duelling = true;
        return this;
    }

    /** No message goes out. */
    StrictTrails silent() {
        silent = true;
        return this;
    }

    /** The ARNs of the trails that were started. */
    List<String> started() {
        return started;
    }

    /** The messages, with their subjects. */
    List<String> told() {
        return told;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target == null) {
            query(exchange, asked);
        } else {
            trail(exchange, target.substring(target.lastIndexOf('.') + 1), name(asked));
        }
    }

    private void trail(HttpExchange exchange, String operation, String arn) throws IOException {
        var parts = arn.split(":", 6);
        if (parts.length < 6) {
            send(exchange, 400, "{\"__type\": \"TrailNotFoundException\"}");
        } else if (!parts[3].equals(region(exchange))) {
            send(exchange, 400, "{\"__type\": \"InvalidHomeRegionException\"}");
        } else if (operation.equals("GetTrailStatus")) {
            send(exchange, 200, "{\"IsLogging\": " + logging.contains(arn) + "}");
        } else if (operation.equals("StartLogging") && !denying) {
            started.add(arn);
            logging.addAll(lying ? List.of() : List.of(arn));
            send(exchange, 200, "{}");
        } else {
            send(exchange, 400, "{\"__type\": \"AccessDeniedException\"}");
        }
    }

    private void query(HttpExchange exchange, String asked) throws IOException {
        if (!asked.contains("Action=Publish")) {
            send(
                    exchange,
                    200,
                    "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account>"
                            + "</GetCallerIdentityResult></GetCallerIdentityResponse>");
        } else if (silent) {
            send(exchange, 403, "<ErrorResponse><Error><Code>AuthorizationError</Code></Error></ErrorResponse>");
        } else {
            told.add(URLDecoder.decode(asked, StandardCharsets.UTF_8));
            if (duelling) {
                logging.clear();
            }
            send(
                    exchange,
                    200,
                    "<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>");
        }
    }

    private static String region(HttpExchange exchange) {
        var signed = SIGNED.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        return signed.find() ? signed.group(1) : "";
    }

    private static String name(String asked) {
        try {
            return Json.read(asked).at("Name") instanceof Value.Text text ? text.text() : "";
        } catch (JsonError error) {
            throw new IllegalStateException(error);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
