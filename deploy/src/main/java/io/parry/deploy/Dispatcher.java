package io.parry.deploy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crac.Core;

/**
 * The function: {@code io.parry.deploy.Dispatcher::handleRequest}. What it is asked goes to the first door that takes
 * it; what none takes is an error, never silence.
 */
public final class Dispatcher implements RequestStreamHandler {
    private final List<Door> doors;
    private final Clock clock;
    /** Lambda's own context only knows it as long as somebody else does. */
    private final Optional<Snapshot> snapshot;

    /** As Lambda makes it. @throws IllegalArgumentException where the environment does not say what is needed */
    public Dispatcher() {
        this(Station.open(Settings.of(System.getenv())));
        snapshot.ifPresent(Core.getGlobalContext()::register);
    }

    private Dispatcher(Station station) {
        this.doors = station.doors();
        this.clock = station.clock();
        this.snapshot = Optional.of(station.snapshot()).filter(known -> isSnapStarted());
    }

    private static boolean isSnapStarted() {
        return "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var now = clock.instant();
        var invocation =
                new Invocation(context.getAwsRequestId(), now, now.plusMillis(context.getRemainingTimeInMillis()));
        var answer = answer(request(input), invocation);
        output.write(Json.write(answer.redact()).getBytes(StandardCharsets.UTF_8));
    }

    private static Value request(InputStream input) throws IOException {
        try {
            return Json.read(input.readAllBytes());
        } catch (JsonError notJson) {
            throw new NotDone("the request is not JSON: " + notJson.getMessage());
        }
    }

    private Value answer(Value request, Invocation invocation) {
        return doors.stream()
                .filter(door -> door.takes(request))
                .findFirst()
                .orElseThrow(() -> new NotDone("nobody here takes this request, " + shown(request)
                        + "; known are a batch of SQS, notifications of SNS, a rotation, an event, `plan`, `sweep`"))
                .answer(request, invocation);
    }

    /** Names only: values may be secret. */
    private static String shown(Value request) {
        return request instanceof Value.Obj map
                ? "a map of " + String.join(", ", new ArrayList<>(map.members().keySet()))
                : request.kind();
    }
}
