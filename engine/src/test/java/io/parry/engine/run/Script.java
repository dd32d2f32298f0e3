package io.parry.engine.run;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A cloud that answers from a script, with a clock that moves only when somebody sleeps. */
final class Script extends Clock implements Cloud, Sleeper {
    private final Map<String, List<Value>> answers = new HashMap<>();
    final List<String> sent = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final List<Duration> slept = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-03T08:41:20Z");

    /** @param script operation → answers in order, the last for ever: a value, or {@code {error, kind}} */
    Script(Value script) {
        script.members()
                .forEach((operation, given) -> answers.put(
                        operation, new ArrayList<>(given instanceof Value.Arr all ? all.items() : List.of(given))));
    }

    @Override
    public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
        asked.add(text(operation, parameters));
        return answer(operation);
    }

    @Override
    public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
        sent.add(text(operation, parameters));
        return answer(operation);
    }

    private static String text(Operation operation, Value parameters) {
        var about = parameters.at("Name").exists() ? parameters.at("Name") : parameters.at("Message");
        return operation + " " + about.reveal().show().replace("\"", "");
    }

    private Answer answer(Operation operation) {
        var left = answers.getOrDefault(operation.toString(), List.of());
        var next = left.isEmpty() ? Value.obj() : left.size() > 1 ? left.removeFirst() : left.getFirst();
        return next.at("error").exists()
                ? new Answer.Failed(
                        Answer.Kind.valueOf(next.at("kind").text()),
                        next.at("error").text(),
                        "",
                        Value.obj(),
                        "r")
                : new Answer.Ok(next, "r");
    }

    @Override
    public void sleep(Duration duration) {
        slept.add(duration);
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
