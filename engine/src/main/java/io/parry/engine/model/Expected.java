package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.stream.Collectors;

/** The problems that many readers report: expected against found. */
final class Expected {
    private Expected() {}

    static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.value() instanceof Value.Null;
    }

    /** Of another type than expected. */
    static Problem but(Node node, String expected) {
        return isNull(node)
                ? Problem.error(ProblemCode.NULL_VALUE, node.location(), expected + " expected, nothing stands here")
                : Problem.error(
                        ProblemCode.WRONG_TYPE, node.location(), expected + " expected, this is " + node.kind());
    }

    /** Of the expected type, but with a content that is not allowed. */
    static Problem butIs(Node.Scalar scalar, String expected) {
        return Problem.error(
                ProblemCode.WRONG_VALUE, scalar.location(), expected + " expected, this is `" + scalar.text() + "`");
    }

    static Problem empty(Node node, String what) {
        return Problem.error(ProblemCode.WRONG_VALUE, node.location(), what + " is empty");
    }

    static Problem noValue(Node.Member member) {
        return Problem.error(ProblemCode.NULL_VALUE, member.value().location(), "`" + member.name() + "` has no value")
                .hint("nothing stands after `" + member.name() + ":`; write a value, or leave the key out");
    }

    static Problem noExpression(Node.Scalar key) {
        return Problem.error(
                        ProblemCode.KEY_IS_EXPRESSION, key.location(), "`" + key.text() + "`: a key is no expression")
                .hint("a map whose keys are worked out is made under `vars`, with `for_each`, `key` and `value`");
    }

    static String oneOf(List<String> words) {
        return words.size() == 1
                ? "`" + words.getFirst() + "`"
                : words.subList(0, words.size() - 1).stream()
                                .map(word -> "`" + word + "`")
                                .collect(Collectors.joining(", "))
                        + " or `" + words.getLast() + "`";
    }
}
