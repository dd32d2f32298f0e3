package io.parry.deploy;

import io.parry.engine.run.Sleeper;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells CloudFormation what came of a <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html">custom resource</a>, at
 * the URL that it gave: one of S3, signed, so that whoever reads it could answer too. It is in no message and no log.
 */
final class StackAnswers {
    private static final Pattern S3 =
            Pattern.compile("([a-z0-9.-]+[.])?s3([.-][a-z0-9-]+)*[.]amazonaws[.](com|com[.]cn|eu)");

    /** Of the 4,096 bytes of an answer. */
    private static final int LONGEST_REASON = 1_000;

    private static final int TRIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Predicate<URI> allowed;
    private final Sleeper sleeper;

    StackAnswers(Sleeper sleeper) {
        this(StackAnswers::isOfS3, sleeper);
    }

    /** @param allowed where answers may go */
    StackAnswers(Predicate<URI> allowed, Sleeper sleeper) {
        this.allowed = allowed;
        this.sleeper = sleeper;
    }

    /** In any Region; no port, no user, nothing that leads elsewhere. */
    static boolean isOfS3(URI url) {
        return "https".equals(url.getScheme())
                && url.getRawUserInfo() == null
                && url.getPort() == -1
                && url.getHost() != null
                && S3.matcher(url.getHost()).matches();
    }

    /** @throws NotDone where it is none at which CloudFormation waits */
    URI checked(String url) {
        try {
            var where = URI.create(url);
            if (allowed.test(where)) {
                return where;
            }
        } catch (IllegalArgumentException notOne) {
            // told below, without what it says
        }
        throw new NotDone("CloudFormation's own URL expected for the answer");
    }

    /** @throws NotDone where it could not be told */
    void send(URI url, Value answer) {
        // without a content type: the URL is signed for none
        var request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .PUT(HttpRequest.BodyPublishers.ofString(Json.write(shortened(answer)), StandardCharsets.UTF_8))
                .build();
        for (int tries = 1; !isTaken(request); tries++) {
            if (tries == TRIES) {
                throw new NotDone("CloudFormation does not take the answer");
            }
            sleeper.sleep(Duration.ofSeconds(tries));
        }
    }

    private static Value shortened(Value answer) {
        var reason = answer.at("Reason").text();
        return answer.with("Reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    }

    private static boolean isTaken(HttpRequest request) {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException lost) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
