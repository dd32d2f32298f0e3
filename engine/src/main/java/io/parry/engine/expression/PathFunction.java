package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The functions of RFC 9535, 2.4.4 to 2.4.8, with their types. */
enum PathFunction {
    /** Code points of text, items of a list, members of a map; of anything else nothing. */
    LENGTH(Type.VALUE, Type.VALUE, 1) {
        @Override
        Value of(List<PathOperand> arguments, Value current, Walk walk) {
            return switch (Spot.openText(arguments.getFirst().value(current, walk))) {
                case Value.Text text ->
                    Value.of(text.text().codePointCount(0, text.text().length()));
                case Value.Arr arr -> Value.of(arr.items().size());
                case Value.Obj obj -> Value.of(obj.members().size());
                case Value.Unknown unknown -> unknown;
                default -> Value.MISSING;
            };
        }
    },
    /** How many values a path selects. */
    COUNT(Type.VALUE, Type.NODES, 1) {
        @Override
        Value of(List<PathOperand> arguments, Value current, Walk walk) {
            var found = found(arguments.getFirst(), current, walk);
            return unknown(found).orElseGet(() -> Value.of(found.size()));
        }
    },
    /** The one value that a path selects; of more than one nothing. */
    VALUE(Type.VALUE, Type.NODES, 1) {
        @Override
        Value of(List<PathOperand> arguments, Value current, Walk walk) {
            var found = found(arguments.getFirst(), current, walk);
            return unknown(found).orElseGet(() -> found.size() == 1 ? found.getFirst() : Value.MISSING);
        }
    },
    /** Whether the whole text is of that pattern, an I-Regexp (RFC 9485). */
    MATCH(Type.LOGICAL, Type.VALUE, 2) {
        @Override
        Value of(List<PathOperand> arguments, Value current, Walk walk) {
            return matched(arguments, current, walk, true);
        }
    },
    /** Whether the text holds something of that pattern. */
    SEARCH(Type.LOGICAL, Type.VALUE, 2) {
        @Override
        Value of(List<PathOperand> arguments, Value current, Walk walk) {
            return matched(arguments, current, walk, false);
        }
    };

    /** RFC 9535's ValueType, LogicalType and NodesType. */
    enum Type {
        VALUE,
        LOGICAL,
        NODES
    }

    private final Type result;
    private final Type parameter;
    private final int arity;

    PathFunction(Type result, Type parameter, int arity) {
        this.result = result;
        this.parameter = parameter;
        this.arity = arity;
    }

    static Optional<PathFunction> named(String name) {
        return Arrays.stream(values())
                .filter(function -> function.toString().equals(name))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(PathFunction::toString).toList();
    }

    Type result() {
        return result;
    }

    /** The type of each of its arguments. */
    Type parameter() {
        return parameter;
    }

    /** How many arguments it takes. */
    int arity() {
        return arity;
    }

    boolean takesPattern() {
        return result == Type.LOGICAL;
    }

    /**
     * Arguments are as many as {@link #arity} and of the type {@link #parameter}; a logical result is true, false or
     * unknown.
     */
    abstract Value of(List<PathOperand> arguments, Value current, Walk walk);

    private static List<Value> found(PathOperand argument, Value current, Walk walk) {
        return ((PathOperand.Query) argument)
                .spots(current, walk).stream()
                        .map(Spot::value)
                        .filter(value -> !value.isMissing())
                        .toList();
    }

    /** An unknown that was met on the way may stand for none or many. */
    private static Optional<Value> unknown(List<Value> found) {
        return found.stream().filter(value -> value instanceof Value.Unknown).findFirst();
    }

    private static Value matched(List<PathOperand> arguments, Value current, Walk walk, boolean whole) {
        var text = Spot.openText(arguments.get(0).value(current, walk));
        var pattern = Spot.openText(arguments.get(1).value(current, walk));
        if (text instanceof Value.Unknown || pattern instanceof Value.Unknown) {
            return text instanceof Value.Unknown ? text : pattern;
        }
        return Value.of(text instanceof Value.Text in
                && regexp(arguments.get(1), pattern, walk)
                        .filter(regexp -> whole ? regexp.matches(in.text()) : regexp.finds(in.text()))
                        .isPresent());
    }

    private static Optional<IRegexp> regexp(PathOperand argument, Value pattern, Walk walk) {
        if (argument instanceof PathOperand.Pattern parsed) {
            return Optional.of(parsed.regexp());
        }
        return pattern instanceof Value.Text text ? walk.pattern(text.text()) : Optional.empty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
