package io.parry.deploy;

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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Custom actions of Security Hub over HTTP, by what the pages of <a
 * href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_CreateActionTarget.html">CreateActionTarget</a>,
 * UpdateActionTarget and DeleteActionTarget say; and, at {@code /answers}, what CloudFormation is told.
 */
final class StrictActionTargets implements AutoCloseable {
    private static final String ARN = "arn:aws:securityhub:us-east-1:111122223333:action/custom/";

    final Map<String, Value> actions = new TreeMap<>();
    final List<String> asked = new ArrayList<>();
    final List<Value> answers = new ArrayList<>();
    boolean off;
    int refusals;
    int deafness;
    private final HttpServer server;
    private final AwsCloud cloud;

    StrictActionTargets() throws IOException {
        System.setProperty("aws.accessKeyId", "AKIAEXAMPLE");
        System.setProperty("aws.secretAccessKey", "not-a-secret");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        cloud = new AwsCloud(new Operations(), Connection.named("test").at(url()));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    AwsCloud cloud() {
        return cloud;
    }

    private record Reply(int status, String body) {}

    private void serve(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var reply = reply(exchange, body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (reply.status() >= 400) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", reply.body());
        }
        var bytes = reply.body().startsWith("{") || reply.body().startsWith("<")
                ? reply.body().getBytes(StandardCharsets.UTF_8)
                : "{\"Message\":\"told so\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Reply reply(HttpExchange exchange, String body) {
        var path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
        if (body.startsWith("Action=GetCallerIdentity")) {
            return new Reply(200, """
                    <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                    <Arn>arn:aws:iam::111122223333:user/test</Arn><UserId>U</UserId><Account>111122223333</Account>
                    </GetCallerIdentityResult></GetCallerIdentityResponse>""");
        }
        if (path.equals("/answers")) {
            return told(exchange, body);
        }
        asked.add(exchange.getRequestMethod() + " " + path);
        if (refusals > 0) {
            refusals--;
            return new Reply(429, "TooManyRequestsException");
        }
        return off ? new Reply(401, "InvalidAccessException") : carriedOut(exchange.getRequestMethod(), path, body);
    }

    /** S3 has signed a request without a content type. */
    private Reply told(HttpExchange exchange, String body) {
        if (deafness > 0) {
            deafness--;
            return new Reply(503, "SlowDown");
        }
        if (exchange.getRequestHeaders().containsKey("Content-Type")
                || !exchange.getRequestMethod().equals("PUT")) {
            return new Reply(403, "SignatureDoesNotMatch");
        }
        answers.add(json(body));
        return new Reply(200, "{}");
    }

    private Reply carriedOut(String method, String path, String body) {
        var arn = path.replaceFirst("^/actionTargets/?", "");
        return switch (method) {
            case "POST" -> created(json(body));
            case "PATCH" -> changed(arn, json(body));
            case "DELETE" ->
                actions.remove(arn) == null
                        ? new Reply(404, "ResourceNotFoundException")
                        : new Reply(200, Json.write(Value.obj("ActionTargetArn", arn)));
            default -> new Reply(405, "InvalidInputException");
        };
    }

    private Reply created(Value asked) {
        if (!asked.members().keySet().equals(Set.of("Name", "Description", "Id"))
                || !asked.at("Id").text().matches("[a-zA-Z0-9]{1,20}")
                || asked.at("Name").text().length() > 20) {
            return new Reply(400, "InvalidInputException");
        }
        var arn = ARN + asked.at("Id").text();
        return actions.putIfAbsent(arn, asked.with("Id", Value.MISSING)) == null
                ? new Reply(200, Json.write(Value.obj("ActionTargetArn", arn)))
                : new Reply(409, "ResourceConflictException");
    }

    private Reply changed(String arn, Value words) {
        return actions.replace(arn, words) == null ? new Reply(404, "ResourceNotFoundException") : new Reply(200, "{}");
    }

    private static Value json(String body) {
        try {
            return Json.read(body);
        } catch (JsonError error) {
            throw new IllegalStateException(error);
        }
    }

    @Override
    public void close() {
        cloud.close();
        server.stop(0);
    }
}
