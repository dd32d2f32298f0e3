package io.parry.engine.compile;

import io.parry.engine.expression.Template;
import io.parry.engine.operator.ValueOperator;
import io.parry.engine.operator.ViewOperator;
import java.util.List;

/** A condition whose operators are objects. */
public sealed interface CompiledCondition {
    /** Equal to the operand, or to one of it where it is a list that an expression gave. */
    record Is(Template operand) implements CompiledCondition {}

    record OneOf(List<CompiledCondition> conditions) implements CompiledCondition {}

    /** All of them, for the same value. */
    record Tests(List<CompiledCondition> tests) implements CompiledCondition {}

    record Nested(CompiledMatcher matcher) implements CompiledCondition {}

    record ByValue(ValueOperator operator, Template operand) implements CompiledCondition {}

    /** @param inner asked of what the operator sees in the value */
    record ByView(ViewOperator operator, CompiledCondition inner) implements CompiledCondition {}

    record Exists(Template operand) implements CompiledCondition {}

    record AnythingBut(CompiledCondition inner) implements CompiledCondition {}

    record None(CompiledCondition inner) implements CompiledCondition {}

    record Every(CompiledCondition inner) implements CompiledCondition {}
}
