package io.parry.deploy;

import io.parry.engine.run.RunResult;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html">subsegment</a> of X-Ray
 * for each run, handed to the daemon that Lambda runs beside the function where tracing is on. It says which playbook
 * and how it ended, and nothing of the event. The SDK marks its own calls with the same trace.
 */
final class Traces {
    private static final String HEADER = "{\"format\":\"json\",\"version\":1}\n";

    private final Optional<InetSocketAddress> daemon;
    private final Supplier<String> trace;
    private final Clock clock;

    /**
     * @param daemon {@code HOST:PORT}; empty where tracing is off
     * @param trace the header of the invocation under way, {@code Root=…;Parent=…;Sampled=1}; empty without one
     */
    Traces(Optional<String> daemon, Supplier<String> trace, Clock clock) {
        this.daemon = daemon.map(address -> address.split(":", 2))
                .filter(parts -> parts.length == 2 && parts[1].matches("[0-9]{1,5}"))
                .map(parts -> new InetSocketAddress(parts[0], Integer.parseInt(parts[1])));
        this.trace = trace;
        this.clock = clock;
    }

    /** As Lambda says it to the function and to the SDK. */
    static Traces ofLambda(Clock clock) {
        return new Traces(
                Optional.ofNullable(System.getenv("AWS_XRAY_DAEMON_ADDRESS")),
                () -> System.getProperty("com.amazonaws.xray.traceHeader", ""),
                clock);
    }

    /** The same run, traced where its invocation is. */
    RunResult of(String playbook, Supplier<RunResult> run) {
        var header = trace.get();
        var began = clock.instant();
        var result = run.get();
        if (daemon.isPresent() && "1".equals(part(header, "Sampled"))) {
            send(daemon.get(), document(header, playbook, result, began));
        }
        return result;
    }

    private Value document(String header, String playbook, RunResult result, Instant began) {
        return Value.obj(
                "name", playbook,
                "id", id(),
                "trace_id", part(header, "Root"),
                "parent_id", part(header, "Parent"),
                "type", "subsegment",
                "start_time", seconds(began),
                "end_time", seconds(clock.instant()),
                "fault", result.isBad(),
                "annotations", Value.obj("playbook", playbook, "outcome", result.outcome(), "run", result.run()));
    }

    private static String id() {
        var bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3);
    }

    private static String part(String header, String name) {
        return Arrays.stream(header.split(";"))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    /** One that is lost is lost: a run is not told to have failed because nobody has drawn it. */
    private static void send(InetSocketAddress daemon, Value document) {
        var bytes = (HEADER + Json.write(document)).getBytes(StandardCharsets.UTF_8);
        try (var socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, daemon));
        } catch (IOException lost) {
            System.getLogger(Traces.class.getName())
                    .log(System.Logger.Level.DEBUG, "X-Ray's daemon takes nothing: {0}", lost.getMessage());
        }
    }
}
