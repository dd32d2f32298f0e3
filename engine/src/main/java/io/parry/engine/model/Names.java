package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import java.util.HashMap;
import java.util.Map;

/** The names of one kind that a playbook gives, each once. */
final class Names {
    private final String what;
    private final Problems problems;
    private final Map<String, Location> taken = new HashMap<>();

    Names(String what, Problems problems) {
        this.what = what;
        this.problems = problems;
    }

    /** Takes a name, or reports that it is taken. */
    void take(Node.Scalar name) {
        var first = taken.putIfAbsent(name.text(), name.location());
        if (first != null && !name.text().isEmpty()) {
            problems.add(Problem.error(
                    ProblemCode.DUPLICATE_ID,
                    name.location(),
                    "two " + what + " are called `" + name.text() + "`; the first is on line " + first.line()));
        }
    }

    static Problem invalid(Node.Scalar name) {
        return Problem.error(ProblemCode.INVALID_ID, name.location(), "`" + name.text() + "` is no name")
                .hint("a name has letters, digits and `_`, does not begin with a digit and is no value: `"
                        + proposal(name.text()) + "`");
    }

    private static String proposal(String name) {
        var word = name.replaceAll("[^A-Za-z0-9_]+", "_");
        return Words.IDENTIFIER.fits(word) ? word : "item";
    }
}
