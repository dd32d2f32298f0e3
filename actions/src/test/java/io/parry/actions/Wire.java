package io.parry.actions;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What AWS's protocols tell of a request to somebody who knows no service, and how they write an error. */
final class Wire {
    private static final Set<String> READS =
            Set.of("Describe", "Get", "List", "Lookup", "Search", "BatchGet", "Head", "Query", "Scan");
    private static final Set<String> REST_XML = Set.of("s3", "route53", "cloudfront");

    private Wire() {}

    /** @param headers by their names: what the SDK reads of them, and no more */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Reply(int status, Map<String, String> headers, byte[] body) {
        static Reply of(int status, String type, String text) {
            return new Reply(status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
        }

        Reply saying(String text) {
            return new Reply(200, headers, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * @param operation the API's name, or the HTTP method and path where the request does not name one
     * @param invocation the SDK's id of the call, the same for every attempt at it
     * @param key the same for two requests that ask the same
     */
    record Seen(String operation, boolean write, String invocation, String key) {
        @Override
        public String toString() {
            return operation;
        }
    }

    static Seen seen(HttpExchange exchange, byte[] body) {
        var method = exchange.getRequestMethod();
        var uri = exchange.getRequestURI();
        var named = named(exchange, body);
        boolean write = named.map(Wire::isWrite).orElse(!Set.of("GET", "HEAD").contains(method));
        var key = method + " " + header(exchange, "X-Amz-Target") + " " + uri + " " + text(body);
        return new Seen(
                named.orElse(method + " " + uri.getPath()), write, header(exchange, "amz-sdk-invocation-id"), key);
    }

    private static Optional<String> named(HttpExchange exchange, byte[] body) {
        var target = header(exchange, "X-Amz-Target");
        if (!target.isEmpty()) {
            return Optional.of(target.substring(target.lastIndexOf('.') + 1));
        }
        return isForm(exchange) ? action(body) : Optional.empty();
    }

    private static boolean isWrite(String operation) {
        return READS.stream().noneMatch(operation::startsWith);
    }

    private static Optional<String> action(byte[] form) {
        return Arrays.stream(text(form).split("&", -1))
                .filter(field -> field.startsWith("Action="))
                .map(field -> field.substring("Action=".length()))
                .findFirst();
    }

    /** As the service's protocol writes errors. */
    static Reply error(HttpExchange exchange, int status, String code) {
        var inner = "<Code>" + code + "</Code><Message>spoilt</Message>";
        var service = service(exchange);
        if (service.equals("ec2")) {
            return Reply.of(status, "text/xml", "<Response><Errors><Error>" + inner + "</Error></Errors></Response>");
        }
        if (service.equals("s3")) {
            return Reply.of(status, "text/xml", "<Error>" + inner + "</Error>");
        }
        return isForm(exchange) || REST_XML.contains(service)
                ? Reply.of(status, "text/xml", "<ErrorResponse><Error>" + inner + "</Error></ErrorResponse>")
                : json(status, code);
    }

    /** REST JSON has the code in a header, AWS JSON in the body; both do no harm. */
    private static Reply json(int status, String code) {
        var text = "{\"__type\":\"" + code + "\",\"message\":\"spoilt\"}";
        var headers = Map.of("Content-Type", "application/x-amz-json-1.1", "x-amzn-ErrorType", code);
        return new Reply(status, headers, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The one that the signature is for; empty where there is none. */
    private static String service(HttpExchange exchange) {
        var parts = header(exchange, "Authorization").split("/", -1);
        return parts.length > 3 ? parts[3] : "";
    }

    private static boolean isForm(HttpExchange exchange) {
        return header(exchange, "Content-Type").startsWith("application/x-www-form-urlencoded");
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
