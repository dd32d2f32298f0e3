package io.parry.engine.model;

import io.parry.engine.diagnostic.Problems;
import java.util.Optional;

/** Values that may hold expressions at any depth: what is inside them is the compiler's, their keys are not. */
final class TemplateReader {
    private final Problems problems;

    TemplateReader(Problems problems) {
        this.problems = problems;
    }

    /** Any value. */
    Optional<Node> any(Node node) {
        checkKeys(node);
        return Optional.of(node);
    }

    /** The parameters of a call: a map, or one expression that gives one. */
    Optional<Node> parameters(Node node) {
        if (node instanceof Node.Members) {
            return any(node);
        }
        var kinds = new Kinds(problems);
        return node instanceof Node.Scalar scalar && scalar.isText()
                ? kinds.expression(node, "a map or an expression that gives one")
                : kinds.refuse(Expected.but(node, "a map or an expression that gives one"));
    }

    private void checkKeys(Node node) {
        switch (node) {
            case Node.Scalar scalar -> {}
            case Node.Items list -> list.items().forEach(this::checkKeys);
            case Node.Members map -> map.members().forEach(this::checkMember);
        }
    }

    private void checkMember(Node.Member member) {
        if (Words.EXPRESSION_WITHIN.fits(member.name())) {
            problems.add(Expected.noExpression(member.key()));
        }
        checkKeys(member.value());
    }
}
