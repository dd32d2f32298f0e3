package io.parry.engine.operator;

import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;

/** JSON inside text, as CloudTrail has policy documents. */
final class Json implements ViewOperator {
    @Override
    public OperatorSpec spec() {
        return new OperatorSpec(
                "json",
                "The value is JSON text, or JSON already, and what it says satisfies the matcher; `$` is what it says.",
                Operand.MATCHER,
                "{json: {$.Version: 2012-10-17}}",
                List.of("\"{\\\"Version\\\": \\\"2012-10-17\\\"}\"", "{\"Version\": \"2012-10-17\"}"),
                List.of("\"{\\\"Version\\\": \\\"2008-10-17\\\"}\"", "\"Version\"", "5"));
    }

    @Override
    public Optional<List<Value>> see(Value value) {
        return switch (value) {
            case Value.Obj map -> Optional.of(List.of(map));
            case Value.Arr list -> Optional.of(List.of(list));
            case Value.Text text -> parsed(text.text());
            default -> Optional.empty();
        };
    }

    private static Optional<List<Value>> parsed(String text) {
        try {
            return Optional.of(List.of(io.parry.engine.value.Json.read(text)));
        } catch (JsonError error) {
            return Optional.empty();
        }
    }
}
