package io.parry.engine.compile;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.NearestName;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.expression.JsonPath;
import io.parry.engine.expression.Template;

/** Holds the paths of a text against what may be named where it stands. */
final class NameCheck {
    private final Problems problems;

    NameCheck(Problems problems) {
        this.problems = problems;
    }

    void check(Template template, Names names) {
        template.uses().forEach(use -> check(use.path(), use.location(), names));
    }

    /** @param place where the path stands, from its first character on */
    void check(JsonPath path, Location place, Names names) {
        names.check(path).ifPresent(wrong -> report(wrong, path, place));
        path.inner().forEach(inner -> checkInner(path, inner, place, names));
    }

    private void checkInner(JsonPath path, JsonPath inner, Location place, Names names) {
        int from = Math.max(0, path.toString().indexOf(inner.toString()));
        check(inner, part(place, path.toString(), from, from + inner.toString().length()), names.testing());
    }

    private void report(Names.Wrong wrong, JsonPath path, Location place) {
        int from = path.toString().indexOf(wrong.name());
        var where = from < 0
                ? place
                : part(place, path.toString(), from, from + wrong.name().length());
        var problem = Problem.error(ProblemCode.UNKNOWN_NAME, where, wrong.message());
        var near = NearestName.of(wrong.name(), wrong.known());
        if (near.isPresent()) {
            problem = problem.hint("did you mean `" + near.get() + "`?");
        } else if (wrong.hint() != null) {
            problem = problem.hint(wrong.hint());
        }
        problems.add(problem);
    }

    /** Columns count code points; a path stands on one line. */
    private static Location part(Location place, String text, int from, int to) {
        int column = place.column() + text.codePointCount(0, from);
        return new Location(place.file(), place.line(), column, column + text.codePointCount(from, to));
    }
}
