package io.parry.actions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.parry.actions.door.AwsCloud;
import io.parry.actions.door.Connection;
import io.parry.actions.index.Operations;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * CloudTrail as it is where the emulator is too kind: shadows of a trail in every Region, a home in which alone it is
 * started, and organization trails that members see and only the management account starts. The Region of a call is
 * told from its signature; the caller is of one account. Trails were stopped. Beside it is a topic.
 */
public final class StrictCloudTrail implements AutoCloseable {
    private static final Pattern SIGNED = Pattern.compile("Credential=[^/]+/[0-9]+/([a-z0-9-]+)/");

    private final HttpServer server;
    private final String caller;
    private final List<Trail> trails = new ArrayList<>();
    private final List<String> started = new ArrayList<>();
    private final Set<String> logging = new HashSet<>();
    private final StrictTopic topic = new StrictTopic();
    private final AwsCloud cloud;
    private boolean any;
    private boolean denying;
    private boolean lying;
    private boolean duelling;

    private record Trail(String arn, boolean organization) {
        String region() {
            return arn.split(":", -1)[3];
        }

        String account() {
            return arn.split(":", -1)[4];
        }

        String name() {
            return arn.substring(arn.lastIndexOf('/') + 1);
        }
    }

    public StrictCloudTrail(String caller) throws IOException {
        this.caller = caller;
        System.setProperty("aws.accessKeyId", "AKIAEXAMPLE");
        System.setProperty("aws.secretAccessKey", "not-a-secret");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        cloud = new AwsCloud(new Operations(), Connection.named("test").at(url()));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    StrictCloudTrail with(String arn, boolean organization) {
        trails.add(new Trail(arn, organization));
        return this;
    }

    /** Every trail is there that is named by its ARN. */
    public StrictCloudTrail withAny() {
        any = true;
        return this;
    }

    public void running(String arn) {
        logging.add(arn);
    }

    /** Nobody may start a trail. */
    public void denying() {
        denying = true;
    }

    /** Takes the call, and nothing changes. */
    public void lying() {
        lying = true;
    }

    /** Whatever is started is stopped again as soon as that is told. */
    public void duelling() {
        duelling = true;
    }

    /** No message goes out. */
    public void silent() {
        topic.silent();
    }

    public AwsCloud cloud() {
        return cloud;
    }

    /** The ARNs of the trails that were started. */
    public List<String> started() {
        return started;
    }

    /** The messages, with their subjects. */
    public List<String> told() {
        return topic.told();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (asked.contains("Action=Publish")) {
            var reply = topic.publish(asked);
            if (duelling) {
                logging.clear();
            }
            send(exchange, reply.status(), reply.body());
        } else if (target == null) {
            send(
                    exchange,
                    200,
                    "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>" + caller
                            + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
        } else {
            trail(exchange, target, name(asked));
        }
    }

    private void trail(HttpExchange exchange, String target, String name) throws IOException {
        var trail = seen(name);
        if (trail.isEmpty()) {
            send(exchange, 400, error("TrailNotFoundException"));
            return;
        }
        switch (target.substring(target.lastIndexOf('.') + 1)) {
            case "GetTrail" -> send(exchange, 200, Value.obj("Trail", described(trail.get())));
            case "GetTrailStatus" -> send(exchange, 200, Value.obj("IsLogging", logging.contains(trail.get().arn)));
            case "StartLogging" -> start(exchange, trail.get());
            default -> send(exchange, 400, error("UnknownOperationException"));
        }
    }

    /** By its name what belongs to the account, by its ARN what belongs to its organization as well. */
    private Optional<Trail> seen(String name) {
        var all = any && name.startsWith("arn:") ? List.of(new Trail(name, false)) : trails;
        return all.stream()
                .filter(trail -> trail.arn.equals(name) || trail.name().equals(name))
                .filter(trail -> trail.account().equals(caller) || (trail.organization && trail.arn.equals(name)))
                .findFirst();
    }

    private static Value described(Trail trail) {
        return Value.obj(
                "Name",
                trail.name(),
                "TrailARN",
                trail.arn,
                "HomeRegion",
                trail.region(),
                "IsMultiRegionTrail",
                true,
                "IsOrganizationTrail",
                trail.organization);
    }

    private void start(HttpExchange exchange, Trail trail) throws IOException {
        var signed = SIGNED.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (denying) {
            send(exchange, 400, error("AccessDeniedException"));
        } else if (!trail.account().equals(caller)) {
            send(exchange, 400, error("NotOrganizationMasterAccountException"));
        } else if (!signed.find() || !signed.group(1).equals(trail.region())) {
            send(exchange, 400, error("InvalidHomeRegionException"));
        } else {
            started.add(trail.arn);
            logging.addAll(lying ? List.of() : List.of(trail.arn));
            send(exchange, 200, Value.obj());
        }
    }

    private static Value error(String type) {
        return Value.obj("__type", type, "message", type);
    }

    private static String name(String asked) {
        try {
            return Json.read(asked).at("Name") instanceof Value.Text text ? text.text() : "";
        } catch (JsonError error) {
            throw new IllegalStateException(error);
        }
    }

    private static void send(HttpExchange exchange, int status, Value body) throws IOException {
        send(exchange, status, Json.write(body));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        cloud.close();
        server.stop(0);
    }
}
