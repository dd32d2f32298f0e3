package io.parry.engine.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter's place in an expression.
 *
 * @param before the expression so far, as it was written
 * @param starts where each argument begins in the text that is parsed
 */
record FilterSite(String before, List<Operand> arguments, List<Integer> starts) {
    /** The written text of the input (0) or of an argument (from 1). */
    String text(int index) {
        return index == 0 ? before : arguments.get(index - 1).text();
    }

    /** At an argument, from 0. */
    SyntaxError error(int argument, String message, @Nullable String hint) {
        int from = starts.get(argument);
        return new SyntaxError(
                message, from, from + arguments.get(argument).text().length(), hint);
    }
}
