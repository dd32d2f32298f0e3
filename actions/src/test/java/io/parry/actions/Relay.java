package io.parry.actions;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Set;

/** A request as it is handed on by whoever stands between the SDK and an emulator. */
public final class Relay {
    /** What belongs to the connection, not to the request (RFC 9110, section 7.6.1). */
    private static final Set<String> HOP = Set.of("host", "content-length", "connection", "expect", "upgrade");

    private Relay() {}

    /** @param emulator where it goes, without a path */
    public static HttpRequest of(HttpExchange exchange, URI emulator, byte[] body) {
        var request = HttpRequest.newBuilder(
                        URI.create(emulator + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }
}
