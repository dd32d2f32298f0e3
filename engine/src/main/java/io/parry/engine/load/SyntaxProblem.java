package io.parry.engine.load;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.load.Slip.Reach;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why the parser gave up, in our words and at the character to blame rather than where it stopped. */
final class SyntaxProblem {
    private final Source source;
    private final LenientReader reader;
    private final Failure failure;
    private final int at;
    private final int line;

    private SyntaxProblem(Source source, Failure failure) {
        this.source = source;
        this.reader = LenientReader.read(source);
        this.failure = failure;
        this.at = Math.min(failure.at(), source.length());
        this.line = source.line(at);
    }

    /**
     * The cause, and where it is of a kind that breaks every file, all others of such kinds; never empty. Everything
     * else comes one at a time: a parser that has lost its way sees mistakes where none are.
     */
    static List<Problem> of(Source source, Failure failure) {
        var problem = new SyntaxProblem(source, failure);
        return problem.slip().map(problem::withItsLike).orElseGet(() -> List.of(problem.unexplained()));
    }

    private List<Problem> withItsLike(Slip cause) {
        var others =
                reader.slips().stream().filter(slip -> cause.certain() && slip.certain() && slip.at() > cause.at());
        return Stream.concat(Stream.of(cause), others).map(Slip::problem).toList();
    }

    private Optional<Slip> slip() {
        return last(Reach.SAME_LINE, line)
                .or(() -> last(Reach.NEXT_LINE, lineAbove()))
                .or(() -> last(Reach.ANYWHERE_BELOW, 1));
    }

    /** The nearest one before the place where the parser stopped. */
    private Optional<Slip> last(Reach reach, int fromLine) {
        return reader.slips().stream()
                .filter(slip -> slip.reach() == reach && slip.at() <= at && source.line(slip.at()) >= fromLine)
                .max(Comparator.comparingInt(Slip::at));
    }

    private int lineAbove() {
        int above = line - 1;
        while (above > 1 && source.lineText(above).isBlank()) {
            above--;
        }
        return Math.max(above, 1);
    }

    private Problem unexplained() {
        int indent = source.indent(line);
        int expected = reader.outline().expected(line, indent);
        boolean isMissingKey = source.at(source.lineStart(line) + indent) == ':';
        return expected < 0 || isMissingKey || failure.isInside()
                ? Wording.of(source, failure)
                : indentation(indent, expected);
    }

    private Problem indentation(int indent, int expected) {
        int first = source.lineStart(line) + indent;
        return Problem.error(
                        ProblemCode.YAML_SYNTAX,
                        source.location(first, first + 1),
                        "this line is indented by " + indent + ", its neighbours by " + expected)
                .hint("what belongs together begins in the same column");
    }
}
