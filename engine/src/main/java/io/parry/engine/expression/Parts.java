package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Text that is put together; parts that are secret or unknown stay apart. At most {@link Limits#TEXT} long. */
final class Parts {
    private final List<Value> parts = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private long length;

    /** @throws EvaluationFailed when it becomes too long */
    Parts add(String text) {
        Limits.length(length + text.length());
        length += text.length();
        plain.append(text);
        return this;
    }

    /** Text, joined text, or something secret or unknown that will be text. @throws EvaluationFailed as above */
    Parts add(Value value) {
        switch (value) {
            case Value.Text text -> add(text.text());
            case Value.Joined joined -> joined.parts().forEach(this::add);
            default -> {
                flush();
                parts.add(value);
            }
        }
        return this;
    }

    /** Whether that value can be added. */
    boolean fits(Value value) {
        return switch (value) {
            case Value.Text text -> length + text.text().length() <= Limits.TEXT;
            case Value.Joined joined -> joined.parts().stream().allMatch(this::fits);
            default -> true;
        };
    }

    /** Text where all of it is plain. */
    Value build() {
        if (parts.isEmpty()) {
            return Value.of(plain.toString());
        }
        flush();
        return parts.size() == 1 ? parts.getFirst() : new Value.Joined(parts);
    }

    private void flush() {
        if (!plain.isEmpty()) {
            parts.add(Value.of(plain.toString()));
            plain.setLength(0);
        }
    }
}
