package io.parry.engine.expression;

import io.parry.engine.diagnostic.ProblemCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Text that is no path or no expression. Places are Java characters from the start of the text that was parsed. */
public final class SyntaxError extends Exception {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final int from;
    private final int to;
    private final @Nullable String hint;

    /**
     * @param message one line, lower case, the user's own text in backticks
     * @param from of the first character meant; {@code to} (exclusive) is greater
     */
    public SyntaxError(String message, int from, int to, @Nullable String hint) {
        this(ProblemCode.INVALID_EXPRESSION, message, from, to, hint);
    }

    /** @param code of the problem that this is inside an expression */
    SyntaxError(ProblemCode code, String message, int from, int to, @Nullable String hint) {
        super(message, null, false, false);
        this.code = code;
        this.from = from;
        this.to = Math.max(to, from + 1);
        this.hint = hint;
    }

    /** Of the problem that this is inside an expression: an unknown filter is not any other mistake. */
    ProblemCode code() {
        return code;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
