package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.stream.Stream;

/** What stands beside a comparison or inside a function's parentheses. */
sealed interface PathOperand {
    /** Its value; {@link Value#MISSING} for RFC 9535's Nothing. */
    Value value(Value current, Walk walk);

    Stream<JsonPath> queries();

    record Literal(Value value) implements PathOperand {
        @Override
        public Value value(Value current, Walk walk) {
            return value;
        }

        @Override
        public Stream<JsonPath> queries() {
            return Stream.empty();
        }
    }

    /** A literal that is a pattern, parsed once. */
    record Pattern(Value value, IRegexp regexp) implements PathOperand {
        @Override
        public Value value(Value current, Walk walk) {
            return value;
        }

        @Override
        public Stream<JsonPath> queries() {
            return Stream.empty();
        }
    }

    /** A path; has one value only if it is singular, which the parser sees to. */
    record Query(JsonPath path) implements PathOperand {
        @Override
        public Value value(Value current, Walk walk) {
            var spots = spots(current, walk);
            return spots.isEmpty() ? Value.MISSING : spots.getFirst().value();
        }

        List<Spot> spots(Value current, Walk walk) {
            return path.spots(current, walk);
        }

        @Override
        public Stream<JsonPath> queries() {
            return Stream.of(path);
        }
    }

    record Call(PathFunction function, List<PathOperand> arguments) implements PathOperand {
        @Override
        public Value value(Value current, Walk walk) {
            return function.of(arguments, current, walk);
        }

        @Override
        public Stream<JsonPath> queries() {
            return arguments.stream().flatMap(PathOperand::queries);
        }
    }
}
