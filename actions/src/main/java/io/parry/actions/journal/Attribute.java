package io.parry.actions.journal;

import io.parry.engine.value.Value;
import java.util.Collection;
import java.util.List;

/**
 * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html">AttributeValue</a>s.
 */
final class Attribute {
    private Attribute() {}

    static Value text(String text) {
        return Value.obj("S", text);
    }

    static Value number(long number) {
        return Value.obj("N", String.valueOf(number));
    }

    /** @param texts at least one: DynamoDB knows no empty set */
    static Value texts(Collection<String> texts) {
        return Value.obj("SS", List.copyOf(texts));
    }
}
