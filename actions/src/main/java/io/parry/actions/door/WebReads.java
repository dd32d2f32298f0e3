package io.parry.actions.door;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Answer.Failed;
import io.parry.engine.action.Answer.Kind;
import io.parry.engine.action.Operation;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code http:GET}: {@code {url, headers: [{name, value}], insecure}} to {@code {status, headers, body}}. No redirects,
 * at most ten seconds, at most a megabyte, https unless {@code insecure: true}. Any status is an answer.
 */
final class WebReads implements AutoCloseable {
    static final Operation GET = new Operation("http", "GET");

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int LARGEST = 1 << 20;

    private @Nullable HttpClient client;

    Answer get(Value parameters, Instant deadline) {
        var left = Duration.between(Instant.now(), deadline);
        if (!left.isPositive()) {
            return failed("timeout", "no time left to ask");
        }
        var timeout = left.compareTo(LONGEST) < 0 ? left : LONGEST;
        try {
            return send(request(parameters, timeout), timeout);
        } catch (BadValue error) {
            return Answers.refused(Answers.INVALID, error.what());
        } catch (HttpTimeoutException error) {
            return failed("timeout", "no answer in time");
        } catch (IOException error) {
            return failed("connection", "the connection failed before an answer came");
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
            return failed("timeout", "interrupted while waiting for an answer");
        }
    }

    /** Where the request would go; empty where it cannot be made. */
    static Optional<URI> address(Value parameters) {
        try {
            return Optional.of(URI.create(parameters.reveal().at("url").text()));
        } catch (IllegalArgumentException | IllegalStateException error) {
            return Optional.empty();
        }
    }

    /** A read changes nothing, so it may always be tried again. */
    private static Failed failed(String code, String message) {
        return new Failed(Kind.AGAIN, code, message, Value.MISSING, "");
    }

    private static HttpRequest request(Value parameters, Duration timeout) throws BadValue {
        var given = parameters.reveal();
        try {
            var url = URI.create(given.at("url").text());
            check(url, given.at("insecure").equals(Value.of(true)));
            var request = HttpRequest.newBuilder(url).timeout(timeout).GET();
            for (var header : given.at("headers").items()) {
                request.header(header.at("name").text(), header.at("value").text());
            }
            return request.build();
        } catch (IllegalArgumentException | IllegalStateException error) {
            throw new BadValue("`url` is an absolute address, `headers` a list of {name, value}");
        }
    }

    private static void check(URI url, boolean insecure) throws BadValue {
        boolean secure = "https".equals(url.getScheme());
        if (!secure && !(insecure && "http".equals(url.getScheme()))) {
            throw new BadValue("`url` begins with https, or with http where `insecure: true` is given");
        }
    }

    /** The request's own timeout ends with the headers; the body has to come within the same time. */
    private Answer send(HttpRequest request, Duration timeout) throws IOException, InterruptedException {
        var end = CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        var response = client().send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream stream = response.body()) {
            end.execute(() -> close(stream));
            var bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                return Answers.refused("too-large", "the answer is longer than " + LARGEST + " bytes");
            }
            var headers = new LinkedHashMap<String, Value>();
            response.headers().map().forEach((name, values) -> headers.put(name, Value.of(String.join(", ", values))));
            return new Answer.Ok(
                    Value.obj("status", response.statusCode(), "headers", headers, "body", ResponseReader.text(bytes)),
                    "");
        }
    }

    /** Whoever reads from it is told by an exception. */
    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private synchronized HttpClient client() {
        var known = client;
        if (known == null) {
            known = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(LONGEST)
                    .build();
            client = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        var known = client;
        if (known != null) {
            known.close();
        }
    }
}
