package io.parry.engine.run;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A cloud that answers from a script, with a clock that moves only when somebody sleeps. */
final class Script extends VirtualTime implements Cloud {
    private final Map<String, List<Value>> answers = new HashMap<>();
    final List<String> sent = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final List<Duration> slept = new ArrayList<>();

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
        super.sleep(duration);
    }
}
