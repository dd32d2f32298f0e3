package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.Optional;

/** The names a path may begin with: {@code event}, {@code inputs}, {@code vars}, {@code steps}, {@code run}, loops'. */
@FunctionalInterface
public interface Scope {
    /**
     * The value of a name; empty where there is no such name here. Worked out on demand.
     *
     * @throws EvaluationFailed when it cannot be worked out
     */
    Optional<Value> find(String root);

    /** This scope with one more name, which hides an outer one. */
    default Scope with(String root, Value value) {
        return name -> name.equals(root) ? Optional.of(value) : find(name);
    }

    Scope EMPTY = root -> Optional.empty();
}
