package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import java.util.Optional;

/** Tells the keys of matchers from those of operators, and says what is wrong with a key that is neither. */
final class Keys {
    private Keys() {}

    /** A path or a combinator: what an entry of a matcher begins with. */
    static boolean isEntry(String key) {
        return key.startsWith("$") || Words.COMBINATORS.contains(key) || isScopePath(key);
    }

    static boolean isCombinator(String key) {
        return Words.COMBINATORS.contains(key);
    }

    /** {@code vars.x}, {@code finding['x']}, and {@code detail.x} too, which somebody meant as a path. */
    private static boolean isScopePath(String key) {
        return Words.PATH_OF_SCOPE.fits(key) || key.startsWith("detail.") || key.startsWith("detail[");
    }

    /**
     * What is wrong with the path of an entry.
     *
     * @param subject whether {@code $} means something here
     */
    static Optional<Problem> problem(Node.Member member, boolean subject) {
        var key = member.key();
        var name = key.text();
        if (Words.EXPRESSION_WITHIN.fits(name)) {
            return Optional.of(Expected.noExpression(key));
        }
        if (name.startsWith("$")) {
            return subject ? withSubject(key) : Optional.of(withoutSubject(key));
        }
        return Words.PATH_OF_SCOPE.fits(name) ? Optional.empty() : Optional.of(noPath(member, subject));
    }

    private static Optional<Problem> withSubject(Node.Scalar key) {
        return Words.PATH_OF_SUBJECT.fits(key.text())
                ? Optional.empty()
                : Optional.of(invalid(key).hint("did you mean `$." + key.text().substring(1) + "`?"));
    }

    private static Problem withoutSubject(Node.Scalar key) {
        return Problem.error(
                        ProblemCode.INVALID_PATH,
                        key.location(),
                        "`" + key.text() + "`: nothing is under test here, so `$` means nothing")
                .hint("name the scope: `event" + key.text().substring(1) + "`");
    }

    private static Problem noPath(Node.Member member, boolean subject) {
        var key = member.key();
        var name = key.text();
        var root = name.split("[.\\[]", 2)[0];
        var start = subject ? "$." : "event.";
        if (Words.EVENT_FIELDS.contains(root)) {
            return invalid(key).hint("did you mean `" + start + name + inner(member) + "`?");
        }
        if (Words.OPERATORS.contains(name)) {
            return Problem.error(
                            ProblemCode.KEY_NOT_ALLOWED,
                            key.location(),
                            "`" + name + "` is an operator, and a path is expected here")
                    .hint("an operator stands under a path: `" + (subject ? "$" : "vars.x") + ": {" + name + ": …}`");
        }
        return invalid(key)
                .hint("a path begins with `$`, or with a scope and a point: `vars." + name + "`")
                .nearest(name, Words.COMBINATORS);
    }

    /** An event pattern is nested, a matcher is flat. */
    private static String inner(Node.Member member) {
        return member.name().equals("detail")
                        && member.value() instanceof Node.Members map
                        && !map.members().isEmpty()
                ? "." + map.members().getFirst().name()
                : "";
    }

    private static Problem invalid(Node.Scalar key) {
        return Problem.error(ProblemCode.INVALID_PATH, key.location(), "`" + key.text() + "` is no path");
    }
}
