package io.parry.engine.diagnostic;

import java.util.Optional;

/**
 * A mistake in a playbook or an event: a value with a place, collected and never thrown.
 *
 * @param message one line, lower case, no final stop, the user's own text in backticks, expected against found
 * @param hint what to write instead; absent where nothing sensible can be said
 */
public record Problem(ProblemCode code, Severity severity, String message, Optional<String> hint, Location location) {
    public static Problem error(ProblemCode code, Location location, String message) {
        return new Problem(code, Severity.ERROR, message, Optional.empty(), location);
    }

    public static Problem warning(ProblemCode code, Location location, String message) {
        return new Problem(code, Severity.WARNING, message, Optional.empty(), location);
    }

    public Problem hint(String hint) {
        return new Problem(code, severity, message, Optional.of(hint), location);
    }

    /** With {@code did you mean `x`?} where a known name is near enough, as it is otherwise. */
    public Problem nearest(String name, java.util.Collection<String> known) {
        return NearestName.of(name, known)
                .map(near -> hint("did you mean `" + near + "`?"))
                .orElse(this);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code file:line:column: error: message [code]}. */
    @Override
    public String toString() {
        return location + ": " + severity.word() + ": " + message + " [" + code.code() + "]";
    }
}
