package io.parry.actions;

import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of a header that a rule lets through: a set, in the order in which they were given. */
record AcceptedValues(List<Value> values) {
    /**
     * <a href="https://docs.aws.amazon.com/waf/latest/APIReference/API_ByteMatchStatement.html">of SearchString</a>.
     */
    private static final int MOST_BYTES = 200;

    AcceptedValues {
        values = List.copyOf(values);
    }

    /** @throws NotYet when one of them is unknown */
    static AcceptedValues of(Value given) {
        given.unknown().ifPresent(unknown -> {
            throw new NotYet(unknown.after());
        });
        var distinct = new ArrayList<Value>();
        for (var item : items(given)) {
            if (distinct.stream().noneMatch(other -> Value.same(other, item).holds())) {
                distinct.add(item);
            }
        }
        var set = new AcceptedValues(distinct);
        return given.secrets().isEmpty() ? set : set.masked();
    }

    /** What is computed from secrets is one secret: a list inside it is taken apart, and each item stays secret. */
    private static List<Value> items(Value given) {
        var plain = given instanceof Value.Secret secret ? secret.plain().get() : given;
        return plain instanceof Value.Arr arr ? arr.items() : List.of();
    }

    /** The same, none of them to be printed. */
    AcceptedValues masked() {
        return new AcceptedValues(values.stream()
                .map(value -> Value.secret("an accepted value", value))
                .toList());
    }

    boolean areSecret() {
        return !asValue().secrets().isEmpty();
    }

    Value asValue() {
        return new Value.Arr(values);
    }

    /** What is wrong with them, without repeating them; empty where nothing is. */
    Optional<String> mistake() {
        if (values.isEmpty()) {
            return Optional.of("`values` needs a list of one value at least");
        }
        return values.stream().allMatch(AcceptedValues::fits)
                ? Optional.empty()
                : Optional.of("each of `values` is text of 1 to " + MOST_BYTES + " bytes");
    }

    private static boolean fits(Value value) {
        var fits = value.then(plain -> Value.of(plain.reveal() instanceof Value.Text text && fits(text.text())));
        return Value.same(fits, Value.of(true)).holds();
    }

    private static boolean fits(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return length > 0 && length <= MOST_BYTES;
    }

    /** Whether they are the same set, whatever its order. */
    boolean isSameSetAs(AcceptedValues other) {
        return holdsAll(other) && other.holdsAll(this);
    }

    private boolean holdsAll(AcceptedValues other) {
        return other.values.stream()
                .allMatch(wanted -> values.stream()
                        .anyMatch(value -> Value.same(value, wanted).holds()));
    }
}
