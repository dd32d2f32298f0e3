package io.parry.engine.operator;

import java.util.List;

/**
 * What an operator says of itself.
 *
 * @param name as playbooks write it
 * @param summary one sentence for the reference
 * @param example a condition, in YAML
 * @param holds values, in JSON, that satisfy the example
 * @param fails values, in JSON, that do not
 */
public record OperatorSpec(
        String name, String summary, Operand operand, String example, List<String> holds, List<String> fails) {
    public OperatorSpec {
        holds = List.copyOf(holds);
        fails = List.copyOf(fails);
    }
}
