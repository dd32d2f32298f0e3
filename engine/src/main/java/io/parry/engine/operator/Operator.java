package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;

/**
 * One match operator. Stateless, with a constructor that takes nothing.
 *
 * <p>The class is found by its name: {@code equals-ignore-case} is {@code EqualsIgnoreCase}; see {@link Operators}.
 */
public sealed interface Operator permits ValueOperator, ViewOperator, Quantifier {
    OperatorSpec spec();

    /**
     * Checks a literal operand when a playbook is compiled; every mistake becomes a {@code WRONG_OPERAND} at its place.
     * Operands that are conditions or matchers are checked by who reads those.
     */
    default void check(Node operand, Problems problems) {}
}
