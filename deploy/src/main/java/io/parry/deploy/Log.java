package io.parry.deploy;

import io.parry.engine.plan.Ink;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;

/** The function's log: a line is a JSON object. Lambda takes each line of stdout to CloudWatch. */
final class Log {
    private static final int FRAMES = 12;

    private final PrintStream out;
    private final Clock clock;

    Log(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** A record or a metric, as it is. */
    void line(Value line) {
        var text = Ink.json(Json.write(line.redact()));
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }

    /** @param more names and values, in turn */
    void info(Invocation invocation, String message, Object... more) {
        told("INFO", invocation, message, more);
    }

    void error(Invocation invocation, String message, Object... more) {
        told("ERROR", invocation, message, more);
    }

    /** A mistake of ours, with where it happened. */
    void bug(Invocation invocation, String message, Throwable bug, Object... more) {
        var frames = Arrays.stream(bug.getStackTrace())
                .limit(FRAMES)
                .map(frame -> Value.of(frame.toString()))
                .toList();
        told(
                "ERROR",
                invocation,
                message,
                Stream.concat(
                                Arrays.stream(more),
                                Stream.of("error", bug.getClass().getName(), "stack", new Value.Arr(frames)))
                        .toArray());
    }

    private void told(String level, Invocation invocation, String message, Object... more) {
        var line = Value.obj(
                "level",
                level,
                "time",
                clock.instant().toString(),
                "request",
                invocation.request(),
                "message",
                message);
        for (int at = 0; at < more.length; at += 2) {
            line = line.with(String.valueOf(more[at]), Value.of(more[at + 1]));
        }
        line(line);
    }
}
