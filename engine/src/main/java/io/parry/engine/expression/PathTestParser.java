package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the logical expression of a filter selector (RFC 9535, 2.3.5) and checks that it is well-typed (2.4.3). */
final class PathTestParser {
    static final Set<String> LITERALS = Set.of("true", "false", "null");

    private final Cursor cursor;
    private final boolean standard;
    private final PathText words;
    private final PathNumber numbers;
    private final PathParser paths;

    PathTestParser(Cursor cursor, boolean standard, PathText words, PathParser paths) {
        this.cursor = cursor;
        this.standard = standard;
        this.words = words;
        this.numbers = new PathNumber(cursor);
        this.paths = paths;
    }

    PathTest test() throws SyntaxError {
        var tests = new ArrayList<PathTest>();
        do {
            tests.add(and());
        } while (cursor.take("||"));
        TestSlips.refuseSingle(cursor);
        return tests.size() == 1 ? tests.getFirst() : new PathTest.Or(tests);
    }

    private PathTest and() throws SyntaxError {
        var tests = new ArrayList<PathTest>();
        do {
            cursor.skipBlanks();
            tests.add(basic());
            cursor.skipBlanks();
        } while (cursor.take("&&"));
        return tests.size() == 1 ? tests.getFirst() : new PathTest.And(tests);
    }

    private PathTest basic() throws SyntaxError {
        int from = cursor.position;
        if (cursor.take("!")) {
            cursor.skipBlanks();
            return new PathTest.Not(alone(from));
        }
        if (cursor.peek() == '(') {
            return alone(from);
        }
        var left = operand();
        int to = cursor.position;
        cursor.skipBlanks();
        var comparison = comparison();
        return comparison.isPresent()
                ? compare(left, from, to, comparison.get())
                : PathTypes.test(left, cursor, from, to);
    }

    /** Parentheses, or a test after {@code !}: neither can be compared. */
    private PathTest alone(int from) throws SyntaxError {
        PathTest test;
        if (cursor.peek() == '(') {
            test = parentheses();
        } else {
            int start = cursor.position;
            test = PathTypes.test(operand(), cursor, start, cursor.position);
        }
        cursor.skipBlanks();
        if (comparison().isPresent()) {
            throw TestSlips.comparedTest(cursor, from);
        }
        return test;
    }

    private PathTest parentheses() throws SyntaxError {
        paths.enter();
        int from = cursor.position++;
        var test = test();
        if (!cursor.take(")")) {
            throw TestSlips.parenthesis(cursor, from);
        }
        paths.leave();
        return test;
    }

    private Optional<PathComparison> comparison() throws SyntaxError {
        TestSlips.refuseSign(cursor);
        for (var comparison : PathComparison.values()) {
            if (cursor.take(comparison.sign())) {
                return Optional.of(comparison);
            }
        }
        return Optional.empty();
    }

    private PathTest compare(PathOperand left, int from, int to, PathComparison comparison) throws SyntaxError {
        PathTypes.check(left, PathFunction.Type.VALUE, cursor, from, to);
        cursor.skipBlanks();
        int start = cursor.position;
        var right = operand();
        PathTypes.check(right, PathFunction.Type.VALUE, cursor, start, cursor.position);
        return new PathTest.Compare(left, comparison, right);
    }

    private PathOperand operand() throws SyntaxError {
        if (words.isQuote()) {
            return new PathOperand.Literal(Value.of(words.quoted()));
        }
        if (numbers.isNumber()) {
            return new PathOperand.Literal(Value.of(numbers.number()));
        }
        if (cursor.peek() == '$' || cursor.peek() == '@') {
            return new PathOperand.Query(paths.query(true));
        }
        if (words.isName()) {
            return word();
        }
        throw TestSlips.operand(cursor);
    }

    private PathOperand word() throws SyntaxError {
        int from = cursor.position;
        var word = words.name();
        if (cursor.peek() == '(') {
            return call(word, from);
        }
        if (LITERALS.contains(word)) {
            return new PathOperand.Literal(word.equals("null") ? Value.NULL : Value.of(word.equals("true")));
        }
        if (standard || LITERALS.contains(word.toLowerCase(Locale.ROOT))) {
            throw TestSlips.word(cursor, from, word);
        }
        cursor.position = from;
        return new PathOperand.Query(paths.query(true));
    }

    private PathOperand call(String name, int from) throws SyntaxError {
        paths.enter();
        var function = PathFunction.named(name).orElseThrow(() -> TestSlips.function(cursor, from, name));
        var arguments = new ArrayList<PathOperand>();
        int open = cursor.position++;
        cursor.skipBlanks();
        while (arguments.isEmpty() ? cursor.peek() != ')' : cursor.take(",")) {
            cursor.skipBlanks();
            arguments.add(argument(function, arguments.size()));
            cursor.skipBlanks();
        }
        if (!cursor.take(")")) {
            throw TestSlips.parenthesis(cursor, open);
        }
        if (arguments.size() != function.arity()) {
            throw TestSlips.arity(cursor, from, function);
        }
        paths.leave();
        return new PathOperand.Call(function, arguments);
    }

    private PathOperand argument(PathFunction function, int index) throws SyntaxError {
        int from = cursor.position;
        var argument = operand();
        PathTypes.check(argument, function.parameter(), cursor, from, cursor.position);
        boolean isPattern = function.takesPattern() && index == 1;
        return isPattern ? PathTypes.pattern(argument, standard, from, cursor.position) : argument;
    }
}
