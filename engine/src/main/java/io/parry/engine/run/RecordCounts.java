package io.parry.engine.run;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What there is to count in a record. */
final class RecordCounts {
    private final Value record;
    private final List<Value> steps;

    RecordCounts(Value record) {
        this.record = record;
        this.steps = Stream.of("steps", "finally")
                .flatMap(member -> items(record, member))
                .flatMap(RecordCounts::deep)
                .toList();
    }

    /** A step with those inside it. */
    private static Stream<Value> deep(Value step) {
        return Stream.concat(
                Stream.of(step),
                Stream.of("items", "steps")
                        .flatMap(member -> items(step, member))
                        .flatMap(RecordCounts::deep));
    }

    private static Stream<Value> items(Value value, String member) {
        return value.at(member) instanceof Value.Arr list ? list.items().stream() : Stream.empty();
    }

    long calls() {
        return sent().count();
    }

    long inDoubt() {
        return sent().filter(call -> call.at("status").equals(Value.of("in-doubt")))
                .count();
    }

    private Stream<Value> sent() {
        return steps.stream().flatMap(step -> items(step, "calls"));
    }

    /** @param by {@code state} or {@code response} */
    long proofs(String by) {
        return steps.stream()
                .filter(step -> step.at("proof").equals(Value.of(by)))
                .count();
    }

    /** The guard that kept the run, or the first of its steps, from doing something. */
    Optional<String> guard() {
        return Stream.concat(Stream.of(record), steps.stream())
                .map(part -> part.at("blocked").at("guard"))
                .filter(Value::exists)
                .map(Value::text)
                .findFirst();
    }
}
