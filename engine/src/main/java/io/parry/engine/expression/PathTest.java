package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * The logical expression of a filter selector. Three-valued, after Kleene: {@link #TRUE}, {@link #FALSE}, or the
 * unknown for which it cannot be said.
 */
sealed interface PathTest {
    Value TRUE = Value.of(true);
    Value FALSE = Value.of(false);

    /** Whether it holds for {@code current}, which {@code @} stands for. */
    Value of(Value current, Walk walk);

    Stream<JsonPath> queries();

    /** {@code a || b}. */
    record Or(List<PathTest> tests) implements PathTest {
        @Override
        public Value of(Value current, Walk walk) {
            return PathTest.first(TRUE, FALSE, tests, current, walk);
        }

        @Override
        public Stream<JsonPath> queries() {
            return tests.stream().flatMap(PathTest::queries);
        }
    }

    /** {@code a && b}. */
    record And(List<PathTest> tests) implements PathTest {
        @Override
        public Value of(Value current, Walk walk) {
            return PathTest.first(FALSE, TRUE, tests, current, walk);
        }

        @Override
        public Stream<JsonPath> queries() {
            return tests.stream().flatMap(PathTest::queries);
        }
    }

    /** {@code !a}. */
    record Not(PathTest test) implements PathTest {
        @Override
        public Value of(Value current, Walk walk) {
            var holds = test.of(current, walk);
            return holds instanceof Value.Unknown ? holds : holds.equals(TRUE) ? FALSE : TRUE;
        }

        @Override
        public Stream<JsonPath> queries() {
            return test.queries();
        }
    }

    /** {@code @.a}: something is there. */
    record Exists(JsonPath path) implements PathTest {
        @Override
        public Value of(Value current, Walk walk) {
            Value exists = FALSE;
            for (var spot : path.spots(current, walk)) {
                var value = Spot.open(spot.value());
                if (value instanceof Value.Unknown) {
                    exists = value;
                } else if (!(value instanceof Value.Missing)) {
                    return TRUE;
                }
            }
            return exists;
        }

        @Override
        public Stream<JsonPath> queries() {
            return Stream.of(path);
        }
    }

    /** {@code @.a == 'x'}. */
    record Compare(PathOperand left, PathComparison comparison, PathOperand right) implements PathTest {
        @Override
        public Value of(Value current, Walk walk) {
            return comparison.of(left.value(current, walk), right.value(current, walk));
        }

        @Override
        public Stream<JsonPath> queries() {
            return Stream.of(left, right).flatMap(PathOperand::queries);
        }
    }

    /** {@code match(@.a, 'x.*')}. */
    record Holds(PathOperand.Call call) implements PathTest {
        @Override
        public Value of(Value current, Walk walk) {
            return call.value(current, walk);
        }

        @Override
        public Stream<JsonPath> queries() {
            return call.queries();
        }
    }

    /** {@code decisive} if one of them is, else an unknown among them, else {@code otherwise}. */
    private static Value first(Value decisive, Value otherwise, List<PathTest> tests, Value current, Walk walk) {
        Value result = otherwise;
        for (var test : tests) {
            var holds = test.of(current, walk);
            if (holds.equals(decisive)) {
                return decisive;
            }
            if (holds instanceof Value.Unknown) {
                result = holds;
            }
        }
        return result;
    }
}
