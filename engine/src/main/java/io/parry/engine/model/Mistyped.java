package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import java.util.Locale;

/** Values of another type than expected, with a hint where the value itself shows what was meant. */
final class Mistyped {
    private static final Words.Form NUMBER = new Words.Form("-?[0-9]{1,11}(?:\\.[0-9]+)?");

    private Mistyped() {}

    static Problem id(Node.Scalar id) {
        var problem = Problem.error(ProblemCode.INVALID_ID, id.location(), "`" + id.text() + "` is no id")
                .hint("an id begins with a small letter and has small letters, digits and `-`, at most 63");
        var proposal = id.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return Words.ID.fits(proposal) ? problem.hint("did you mean `" + proposal + "`?") : problem;
    }

    static Problem text(Node node) {
        var problem = Expected.but(node, "text");
        return node instanceof Node.Scalar scalar && !Expected.isNull(node)
                ? problem.hint("put it in quotes: `\"" + scalar.text() + "\"`")
                : problem;
    }

    static Problem number(Node node) {
        var problem = Expected.but(node, "a number");
        return node instanceof Node.Scalar scalar && NUMBER.fits(scalar.text())
                ? problem.hint("without quotes: `" + scalar.text() + "`")
                : problem;
    }

    static Problem flag(Node node) {
        var problem = Expected.but(node, "`true` or `false`");
        var word = node instanceof Node.Scalar scalar ? scalar.text().toLowerCase(Locale.ROOT) : "";
        return switch (word) {
            case "yes", "on", "true" -> problem.hint("write `true`");
            case "no", "off", "false" -> problem.hint("write `false`");
            default -> problem;
        };
    }

    static Problem list(Node node) {
        var problem = Expected.but(node, "a list");
        if (node instanceof Node.Members) {
            return problem.hint("begin each item with `- `");
        }
        return node instanceof Node.Scalar scalar && !Expected.isNull(node)
                ? problem.hint("a list of one: `[" + scalar.text() + "]`")
                : problem;
    }
}
