package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.expression.SyntaxError;
import io.parry.engine.model.Node;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** One of the values that a file lists. The list takes the name's place when a playbook is compiled. */
public final class InFile implements ValueOperator {
    private static final OperatorSpec SPEC = new OperatorSpec(
            "in-file",
            "Equal to one of the values of a file: one per line, or a JSON list.",
            Operand.FILE,
            "{in-file: known-accounts.txt}",
            List.of(),
            List.of());

    @Override
    public OperatorSpec spec() {
        return SPEC;
    }

    /** The operand as written: the name of a file below the playbook's folder. */
    @Override
    public void check(Node operand, Problems problems) {
        if (operand instanceof Node.Scalar) {
            Texts.check(SPEC, operand, problems, InFile::name);
        } else {
            Texts.report(operand, Texts.takes(SPEC) + ", found " + operand.kind(), problems);
        }
    }

    private static String name(String text) throws SyntaxError {
        boolean odd = text.isBlank() || text.chars().anyMatch(c -> c < ' ' || "\\:~".indexOf(c) >= 0);
        if (odd || text.startsWith("/") || List.of(text.split("/", -1)).contains("..")) {
            throw new SyntaxError(
                    "the name of a file beside the playbook expected, found `" + text + "`",
                    0,
                    text.length(),
                    "as in `known-accounts.txt` or `lists/known-accounts.txt`");
        }
        return text;
    }

    /** @param operand the list in place of the file's name, as {@link #readList} gives it */
    @Override
    public Test with(Value operand) {
        var values = new HashSet<>(operand.items());
        return (value, now) -> Truth.of(values.contains(value));
    }

    /**
     * The list in a file's bytes, which are UTF-8: a JSON list of texts, numbers and the like, or else one text per
     * line, where blank lines and lines that begin with {@code #} say nothing. Empty, with a problem at the operand,
     * when it is neither.
     */
    public static Optional<Value> readList(byte[] bytes, Node operand, Problems problems) {
        var read = ListFile.read(bytes);
        if (read instanceof ListFile.Wrong wrong) {
            problems.add(
                    Problem.error(wrong.code(), operand.location(), "`" + named(operand) + "` " + wrong.message()));
            return Optional.empty();
        }
        return Optional.of(((ListFile.Read) read).list());
    }

    private static String named(Node operand) {
        return operand instanceof Node.Scalar scalar ? scalar.text() : operand.kind();
    }
}
