package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.value.Value;

/** Problems for programs. Stands here and not beside {@link Problem}, whose package comes before values. */
public final class ProblemJson {
    private ProblemJson() {}

    /**
     * A map of {@code code, severity, message, hint, file, line, column, end_column}, without {@code hint} where there
     * is none. Numbers are 1-based and count code points; {@code end_column} is the one behind the last character.
     */
    public static Value toValue(Problem problem) {
        var place = problem.location();
        var head = Value.obj(
                "code", problem.code().code(),
                "severity", problem.severity().word(),
                "message", problem.message());
        var withHint = problem.hint().map(hint -> head.with("hint", hint)).orElse(head);
        return withHint.with("file", place.file())
                .with("line", place.line())
                .with("column", place.column())
                .with("end_column", place.endColumn());
    }
}
