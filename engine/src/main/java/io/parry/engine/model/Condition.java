package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import java.util.List;

/** What is asked of the values that a path selects. */
public sealed interface Condition {
    Location location();

    /** Equal, with JSON's types; an expression may give a list: equal to one of it. */
    record Is(Node.Scalar literal) implements Condition {
        @Override
        public Location location() {
            return literal.location();
        }
    }

    record OneOf(List<Condition> conditions, Location location) implements Condition {}

    /** All of them, for the same value. */
    record Tests(List<Test> tests, Location location) implements Condition {}

    /** A matcher on the selected value, which is {@code $} inside. */
    record Nested(Matcher matcher) implements Condition {
        @Override
        public Location location() {
            return matcher.location();
        }
    }

    /** An operator's name and its operand as written: a literal, an expression, a condition or a matcher. */
    record Test(Node.Scalar operator, Node operand) {}
}
