package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.SyntaxError;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.List;

/** Operands that are one text or a list of them, each of which means something to its operator. */
final class Texts {
    private Texts() {}

    /** Makes something of one text. */
    @FunctionalInterface
    interface Reader<T> {
        T read(String text) throws SyntaxError;
    }

    /** What an evaluated operand says; its content does not reach the message, it may be secret. */
    static <T> List<T> read(OperatorSpec spec, Value operand, Reader<T> reader) {
        var texts = operand instanceof Value.Arr list ? list.items() : List.of(operand);
        return texts.stream().map(text -> readOne(spec, text, reader)).toList();
    }

    private static <T> T readOne(OperatorSpec spec, Value operand, Reader<T> reader) {
        if (!(operand instanceof Value.Text text)) {
            throw wrong(spec, operand.kind());
        }
        try {
            return reader.read(text.text());
        } catch (SyntaxError error) {
            throw wrong(spec, "a text that is none");
        }
    }

    static EvaluationFailed wrong(OperatorSpec spec, String found) {
        return new EvaluationFailed("wrong-value", takes(spec) + ", found " + found);
    }

    /** The mistakes of a literal operand: what is no text, what cannot be read, an empty list. */
    static void check(OperatorSpec spec, Node operand, Problems problems, Reader<?> reader) {
        if (operand instanceof Node.Items list) {
            if (list.items().isEmpty()) {
                report(list, takes(spec) + ", found an empty list", problems);
            }
            list.items().forEach(item -> checkOne(spec, item, problems, reader));
        } else {
            checkOne(spec, operand, problems, reader);
        }
    }

    private static void checkOne(OperatorSpec spec, Node operand, Problems problems, Reader<?> reader) {
        if (!(operand instanceof Node.Scalar scalar && scalar.isText())) {
            var problem = problem(operand, takes(spec) + ", found " + operand.kind());
            problems.add(operand.value() instanceof Value.Num ? problem.hint("quote it") : problem);
            return;
        }
        try {
            reader.read(scalar.text());
        } catch (SyntaxError error) {
            var problem = Problem.error(
                    ProblemCode.WRONG_OPERAND, scalar.at(error.from(), error.to()), String.valueOf(error.getMessage()));
            problems.add(error.hint().map(problem::hint).orElse(problem));
        }
    }

    static void report(Node operand, String message, Problems problems) {
        problems.add(problem(operand, message));
    }

    private static Problem problem(Node operand, String message) {
        return Problem.error(ProblemCode.WRONG_OPERAND, operand.location(), message);
    }

    static String takes(OperatorSpec spec) {
        return "`" + spec.name() + "` takes " + spec.operand().words();
    }
}
