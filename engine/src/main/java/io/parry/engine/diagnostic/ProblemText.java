package io.parry.engine.diagnostic;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Problems as a person reads them:
 *
 * <pre>
 * playbooks/x/playbook.yaml:31:13: error: unknown action `RevokeIngres` [unknown-action]
 *    31 |     action: RevokeIngres
 *       |             ^~~~~~~~~~~~
 *    hint: did you mean `RevokeIngress`?
 * </pre>
 *
 * Characters that a terminal obeys are written as escapes, wherever they come from.
 */
public final class ProblemText {
    private final Paint paint;

    private ProblemText(Paint paint) {
        this.paint = paint;
    }

    /**
     * One problem in two to four lines, each ended with a line feed.
     *
     * @param source the whole file's text; null where there is none, then no line of it is shown
     */
    public static String draw(Problem problem, @Nullable String source, boolean colour) {
        return new ProblemText(new Paint(colour)).lines(problem, source);
    }

    /**
     * All of them in the order given, an empty line after each, and a last line that counts them. Nothing for none.
     *
     * @param source a file's text by its name in locations, null where there is none; asked once a problem
     */
    public static String drawAll(List<Problem> problems, Function<String, @Nullable String> source, boolean colour) {
        if (problems.isEmpty()) {
            return "";
        }
        return problems.stream()
                .map(problem -> draw(problem, source.apply(problem.location().file()), colour) + "\n")
                .collect(Collectors.joining("", "", totals(problems) + "\n"));
    }

    /** {@code 2 errors, 1 warning}; what there is none of is left out. */
    public static String totals(List<Problem> problems) {
        long errors = problems.stream().filter(Problem::isError).count();
        long warnings = problems.size() - errors;
        if (errors > 0 && warnings > 0) {
            return count(errors, "error") + ", " + count(warnings, "warning");
        }
        return warnings > 0 ? count(warnings, "warning") : count(errors, "error");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private String lines(Problem problem, @Nullable String source) {
        var place = problem.location();
        var word = problem.severity().word() + ":";
        var lines = new StringBuilder();
        lines.append(paint.strong(Visible.of(place.toString()) + ":"))
                .append(' ')
                .append(paint.severity(problem.severity(), word))
                .append(' ')
                .append(paint.strong(Visible.of(problem.message())))
                .append(' ')
                .append(paint.faint("[" + problem.code().code() + "]"))
                .append('\n');
        if (source != null) {
            Excerpt.of(source, place).ifPresent(excerpt -> lines.append(excerpt(excerpt, problem)));
        }
        problem.hint().ifPresent(hint -> lines.append("   " + paint.hint("hint:") + " " + Visible.of(hint) + "\n"));
        return lines.toString();
    }

    private String excerpt(Excerpt excerpt, Problem problem) {
        var number = String.format("%5d", problem.location().line());
        var margin = " ".repeat(number.length());
        int from = excerpt.mark().indexOf('^');
        var mark = excerpt.mark().substring(0, from)
                + paint.severity(problem.severity(), excerpt.mark().substring(from));
        return paint.faint(number + " |") + (" " + excerpt.line()).stripTrailing() + "\n" + paint.faint(margin + " |")
                + " " + mark + "\n";
    }
}
