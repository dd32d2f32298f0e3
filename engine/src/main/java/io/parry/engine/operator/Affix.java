package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code prefix} and {@code suffix} have in common: a text or several, or EventBridge's <code>
 * {equals-ignore-case: …}</code> around them.
 */
final class Affix {
    private static final String IGNORE_CASE = "equals-ignore-case";

    private Affix() {}

    /** Whether a text has such an end. */
    @FunctionalInterface
    interface End {
        boolean has(String text, String affix, boolean ignoreCase);
    }

    static ValueOperator.Test with(OperatorSpec spec, Value operand, End end) {
        var folded = operand instanceof Value.Obj map && map.members().keySet().equals(Set.of(IGNORE_CASE));
        var affixes = Texts.read(spec, folded ? operand.at(IGNORE_CASE) : operand, text -> text);
        return (value, now) -> Truth.of(value instanceof Value.Text text
                && affixes.stream().anyMatch(affix -> end.has(text.text(), affix, folded)));
    }

    static void check(OperatorSpec spec, Node operand, Problems problems) {
        Texts.check(spec, folded(operand).orElse(operand), problems, text -> text);
    }

    private static Optional<Node> folded(Node operand) {
        return operand instanceof Node.Members map && map.members().size() == 1
                ? map.get(IGNORE_CASE)
                : Optional.empty();
    }
}
